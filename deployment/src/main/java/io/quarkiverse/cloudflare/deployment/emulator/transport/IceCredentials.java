package io.quarkiverse.cloudflare.deployment.emulator.transport;

import java.util.Objects;

/**
 * What authenticates connectivity checks (RFC 8839, section 5.4).
 *
 * @param ufrag the user name fragment
 * @param password at least 22 characters
 */
public record IceCredentials(String ufrag, String password) {

    public IceCredentials {
        Objects.requireNonNull(ufrag, "ufrag");
        Objects.requireNonNull(password, "password");
    }

    @Override
    public String toString() {
        return "IceCredentials[***]";
    }
}
