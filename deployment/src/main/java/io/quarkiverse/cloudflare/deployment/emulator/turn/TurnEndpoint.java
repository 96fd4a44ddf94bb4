package io.quarkiverse.cloudflare.deployment.emulator.turn;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Where a TURN server listens, by UDP and TCP, and the secret that it shares with who issues its credentials.
 *
 * @param host an IPv4 address or a name
 * @param port 1 to 65535
 * @param secret never shown
 */
public record TurnEndpoint(String host, int port, String secret) {

    private static final String ALGORITHM = "HmacSHA1";

    public List<String> stunUrls() {
        return List.of("stun:" + host + ":" + port);
    }

    public List<String> turnUrls() {
        return List.of("turn:" + host + ":" + port + "?transport=udp", "turn:" + host + ":" + port + "?transport=tcp");
    }

    /** @return the user name of credentials that hold until then; the label may be any text without a colon */
    public static String username(Instant expiry, String label) {
        return expiry.getEpochSecond() + ":" + label;
    }

    /** @return the credential that belongs to a user name, by draft-uberti-behave-turn-rest-00 */
    public String credential(String username) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return Base64.getEncoder().encodeToString(mac.doFinal(username.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has " + ALGORITHM, e);
        }
    }

    /** Shows no secret. */
    @Override
    public String toString() {
        return "TurnEndpoint[" + host + ":" + port + "]";
    }
}
