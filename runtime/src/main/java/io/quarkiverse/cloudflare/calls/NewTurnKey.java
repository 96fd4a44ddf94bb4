package io.quarkiverse.cloudflare.calls;

import java.util.Objects;

/**
 * A TURN key that was just made, with its token. Keep it: Cloudflare shows it this once, and no request gives it again.
 *
 * @param token for {@code quarkus.cloudflare.turn.key-token}
 */
public record NewTurnKey(TurnKeyInfo info, String token) {

    public NewTurnKey {
        Objects.requireNonNull(info, "info");
        Objects.requireNonNull(token, "token");
    }

    @Override
    public String toString() {
        return "NewTurnKey[info=" + info + ", token=***]";
    }
}
