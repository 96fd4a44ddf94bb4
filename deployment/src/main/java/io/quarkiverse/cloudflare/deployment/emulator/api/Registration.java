package io.quarkiverse.cloudflare.deployment.emulator.api;

import java.time.Instant;
import java.util.Objects;

/**
 * An app or a TURN key of the account, as it is now.
 *
 * @param uid 32 hexadecimal digits
 * @param secret 64 hexadecimal digits; never shown
 * @param name may be empty
 */
public record Registration(String uid, String secret, String name, Instant created, Instant modified) {

    public Registration {
        Objects.requireNonNull(uid, "uid");
        Objects.requireNonNull(secret, "secret");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(created, "created");
        Objects.requireNonNull(modified, "modified");
    }

    Registration renamed(String newName, Instant now) {
        return new Registration(uid, secret, newName, created, now);
    }

    /** Shows no secret. */
    @Override
    public String toString() {
        return "Registration[" + uid + "]";
    }
}
