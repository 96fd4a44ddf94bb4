package io.quarkiverse.cloudflare.deployment.emulator.srtp;

/**
 * The master key of one direction (RFC 3711, section 3.2.1).
 *
 * @param key 16 bytes
 * @param salt 14 bytes
 */
public record SrtpKey(byte[] key, byte[] salt) {

    /** The length of a master key, in bytes. */
    public static final int KEY_LENGTH = 16;

    /** The length of a master salt, in bytes. */
    public static final int SALT_LENGTH = 14;

    /**
     * @throws IllegalArgumentException if a length is wrong
     */
    public SrtpKey {
        if (key.length != KEY_LENGTH || salt.length != SALT_LENGTH) {
            throw new IllegalArgumentException("An SRTP key has %d bytes and its salt %d; found %d and %d"
                    .formatted(KEY_LENGTH, SALT_LENGTH, key.length, salt.length));
        }
        key = key.clone();
        salt = salt.clone();
    }

    /** @return a copy */
    @Override
    public byte[] key() {
        return key.clone();
    }

    /** @return a copy */
    @Override
    public byte[] salt() {
        return salt.clone();
    }

    @Override
    public String toString() {
        return "***";
    }
}
