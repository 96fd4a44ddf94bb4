package io.quarkiverse.cloudflare.deployment.emulator.srtp;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * HMAC-SHA1, cut to 80 bits (RFC 3711, section 4.2.1). Owned by the media loop.
 * <p>
 * Built upon the digest, because {@code javax.crypto.Mac} allocates for each packet.
 */
final class Authenticator {

    static final int KEY_LENGTH = 20;

    /** The length of a tag, in bytes. */
    static final int TAG = 10;

    private static final int BLOCK = 64;
    private static final int DIGEST = 20;
    private static final byte INNER = 0x36;
    private static final byte OUTER = 0x5c;

    private final MessageDigest digest;
    private final byte[] innerKey = new byte[BLOCK];
    private final byte[] outerKey = new byte[BLOCK];
    private final byte[] outcome = new byte[DIGEST];

    Authenticator(byte[] key) {
        try {
            this.digest = MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This JVM has no SHA-1", e);
        }
        for (int i = 0; i < BLOCK; i++) {
            byte keyed = i < key.length ? key[i] : 0;
            innerKey[i] = (byte) (keyed ^ INNER);
            outerKey[i] = (byte) (keyed ^ OUTER);
        }
    }

    /** Writes the tag of the first bytes of an array, and of a trailer that is not sent, into the array. */
    void sign(byte[] packet, int length, byte[] trailer, int tagAt) {
        compute(packet, length, trailer);
        System.arraycopy(outcome, 0, packet, tagAt, TAG);
    }

    /** Compares in a time that does not depend on where the difference is. */
    boolean verify(byte[] packet, int length, byte[] trailer, int tagAt) {
        compute(packet, length, trailer);
        int difference = 0;
        for (int i = 0; i < TAG; i++) {
            difference |= outcome[i] ^ packet[tagAt + i];
        }
        return difference == 0;
    }

    private void compute(byte[] packet, int length, byte[] trailer) {
        digest.update(innerKey, 0, BLOCK);
        digest.update(packet, 0, length);
        digest.update(trailer, 0, trailer.length);
        finish();
        digest.update(outerKey, 0, BLOCK);
        digest.update(outcome, 0, DIGEST);
        finish();
    }

    private void finish() {
        try {
            digest.digest(outcome, 0, DIGEST);
        } catch (DigestException e) {
            throw new IllegalStateException("SHA-1 has 20 bytes", e);
        }
    }
}
