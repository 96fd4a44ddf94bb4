package io.quarkiverse.cloudflare.calls;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * An app of the SFU. Sessions of one app cannot reach the tracks of another.
 *
 * @param name for people; empty if it has none
 * @param created when it was made, if Cloudflare says so
 * @param modified when it was changed last, if Cloudflare says so
 */
public record CallsAppInfo(CallsAppId uid, String name, Optional<Instant> created, Optional<Instant> modified) {

    public CallsAppInfo {
        Objects.requireNonNull(uid, "uid");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(created, "created");
        Objects.requireNonNull(modified, "modified");
    }
}
