package io.quarkiverse.cloudflare.calls;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A TURN key: what credentials are generated with.
 *
 * @param name for people; empty if it has none
 * @param created when it was made, if Cloudflare says so
 * @param modified when it was changed last, if Cloudflare says so
 */
public record TurnKeyInfo(TurnKeyId uid, String name, Optional<Instant> created, Optional<Instant> modified) {

    public TurnKeyInfo {
        Objects.requireNonNull(uid, "uid");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(created, "created");
        Objects.requireNonNull(modified, "modified");
    }
}
