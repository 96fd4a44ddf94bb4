package io.quarkiverse.cloudflare.deployment.emulator.stun;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.zip.CRC32;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Numbers of the wire (RFC 8489, section 14; RFC 8445, section 16), and the two checks over a message. */
final class StunFormat {

    static final int COOKIE = 0x2112A442;
    static final int HEADER = 20;
    static final int TRANSACTION = 12;
    static final int ATTRIBUTE_HEADER = 4;

    static final int USERNAME = 0x0006;
    static final int MESSAGE_INTEGRITY = 0x0008;
    static final int ERROR_CODE = 0x0009;
    static final int UNKNOWN_ATTRIBUTES = 0x000A;
    static final int MESSAGE_INTEGRITY_SHA256 = 0x001C;
    static final int XOR_MAPPED_ADDRESS = 0x0020;
    static final int PRIORITY = 0x0024;
    static final int USE_CANDIDATE = 0x0025;
    // From here on, an attribute that is not understood may be ignored.
    static final int FIRST_OPTIONAL = 0x8000;
    static final int FINGERPRINT = 0x8028;
    static final int ICE_CONTROLLED = 0x8029;
    static final int ICE_CONTROLLING = 0x802A;

    static final int INTEGRITY_LENGTH = 20;
    static final int FINGERPRINT_LENGTH = 4;
    static final int IPV4 = 1;
    static final int IPV6 = 2;

    private static final int FINGERPRINT_XOR = 0x5354554E;
    private static final String HMAC = "HmacSHA1";

    private StunFormat() {
    }

    static int padded(int length) {
        return length + 3 & ~3;
    }

    /**
     * @param end where MESSAGE-INTEGRITY begins; the length in the header is taken to reach to its end
     */
    static byte[] integrity(String password, byte[] message, int end) {
        byte[] header = lengthened(message, end + ATTRIBUTE_HEADER + INTEGRITY_LENGTH);
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(password.getBytes(StandardCharsets.UTF_8), HMAC));
            mac.update(header);
            mac.update(message, header.length, end - header.length);
            return mac.doFinal();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has HMAC with SHA-1", impossible);
        }
    }

    /**
     * @param end where FINGERPRINT begins; the length in the header is taken to reach to its end
     */
    static int fingerprint(byte[] message, int end) {
        byte[] header = lengthened(message, end + ATTRIBUTE_HEADER + FINGERPRINT_LENGTH);
        CRC32 crc = new CRC32();
        crc.update(header);
        crc.update(message, header.length, end - header.length);
        return (int) crc.getValue() ^ FINGERPRINT_XOR;
    }

    /** The first four bytes, which hold the length, as if the message ended elsewhere. */
    private static byte[] lengthened(byte[] message, int end) {
        int length = end - HEADER;
        return new byte[] { message[0], message[1], (byte) (length >> 8), (byte) length };
    }
}
