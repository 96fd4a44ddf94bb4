package io.quarkiverse.cloudflare.deployment.emulator.srtp;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;

import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-128 in counter mode as SRTP uses it (RFC 3711, section 4.1.1). Encryption and decryption are the same. Owned by the
 * media loop.
 * <p>
 * The cipher runs over zeros and the packet is combined with the outcome, because a JVM copies what it encrypts in place.
 */
final class CounterCipher {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final int CHUNK = 2048;
    private static final byte[] ZEROS = new byte[CHUNK];

    private static final int BLOCK = 16;
    private static final int SSRC_AT = 4;
    private static final int INDEX_AT = 8;
    private static final int INDEX_END = 14;

    private final Cipher cipher;
    private final SecretKeySpec key;
    private final byte[] salt;
    private final byte[] counter = new byte[BLOCK];
    private final byte[] stream = new byte[CHUNK];

    CounterCipher(byte[] key, byte[] salt) {
        this.key = new SecretKeySpec(key, "AES");
        this.salt = salt.clone();
        try {
            this.cipher = Cipher.getInstance("AES/CTR/NoPadding");
        } catch (GeneralSecurityException e) {
            throw impossible(e);
        }
    }

    /** Encrypts or decrypts a part of an array. */
    void apply(byte[] packet, int offset, int length, int ssrc, long index) {
        position(ssrc, index);
        try {
            cipher.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(counter));
            for (int done = 0; done < length; done += CHUNK) {
                int chunk = Math.min(CHUNK, length - done);
                cipher.update(ZEROS, 0, chunk, stream, 0);
                combine(packet, offset + done, chunk);
            }
        } catch (GeneralSecurityException e) {
            throw impossible(e);
        }
    }

    private void position(int ssrc, long index) {
        System.arraycopy(salt, 0, counter, 0, salt.length);
        counter[BLOCK - 2] = 0;
        counter[BLOCK - 1] = 0;
        for (int i = 0; i < Integer.BYTES; i++) {
            counter[SSRC_AT + i] ^= (byte) (ssrc >>> Byte.SIZE * (Integer.BYTES - 1 - i));
        }
        for (int i = INDEX_AT; i < INDEX_END; i++) {
            counter[i] ^= (byte) (index >>> Byte.SIZE * (INDEX_END - 1 - i));
        }
    }

    private void combine(byte[] packet, int offset, int length) {
        int i = 0;
        for (; i <= length - Long.BYTES; i += Long.BYTES) {
            LONGS.set(packet, offset + i, (long) LONGS.get(packet, offset + i) ^ (long) LONGS.get(stream, i));
        }
        for (; i < length; i++) {
            packet[offset + i] ^= stream[i];
        }
    }

    private static IllegalStateException impossible(GeneralSecurityException cause) {
        return new IllegalStateException("This JVM has no AES in counter mode", cause);
    }
}
