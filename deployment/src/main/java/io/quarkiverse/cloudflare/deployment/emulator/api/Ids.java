package io.quarkiverse.cloudflare.deployment.emulator.api;

import java.util.HexFormat;
import java.util.random.RandomGenerator;

/**
 * Makes ids and secrets in Cloudflare's form. Thread-safe if the source of randomness is.
 */
public final class Ids {

    private static final int ID_BYTES = 16;
    private static final int SECRET_BYTES = 32;
    private static final int LABEL_BYTES = 48;

    private final RandomGenerator random;

    /** @param random one whose numbers nobody can guess, because secrets are made of them */
    public Ids(RandomGenerator random) {
        this.random = random;
    }

    /** @return 32 hexadecimal digits */
    public String id() {
        return hex(ID_BYTES);
    }

    /** @return 64 hexadecimal digits */
    public String secret() {
        return hex(SECRET_BYTES);
    }

    /** @return 96 hexadecimal digits, of which user names of TURN are made */
    String label() {
        return hex(LABEL_BYTES);
    }

    private String hex(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
