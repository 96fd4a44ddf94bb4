package io.quarkiverse.cloudflare.deployment.emulator.srtp;

/**
 * The session keys of RTP or of RTCP in one direction: encryption and tags. Owned by the media loop.
 */
final class SrtpTransform {

    private static final byte[] NOTHING = {};

    private final CounterCipher cipher;
    private final Authenticator authenticator;
    private final byte[] rollover = new byte[Integer.BYTES];

    SrtpTransform(CounterCipher cipher, Authenticator authenticator) {
        this.cipher = cipher;
        this.authenticator = authenticator;
    }

    void crypt(byte[] packet, int offset, int length, int ssrc, long index) {
        cipher.apply(packet, offset, length, ssrc, index);
    }

    void signRtp(byte[] packet, int length, long index) {
        authenticator.sign(packet, length, rollover(index), length);
    }

    boolean verifyRtp(byte[] packet, int length, long index) {
        return authenticator.verify(packet, length, rollover(index), length);
    }

    void signRtcp(byte[] packet, int length) {
        authenticator.sign(packet, length, NOTHING, length);
    }

    boolean verifyRtcp(byte[] packet, int length) {
        return authenticator.verify(packet, length, NOTHING, length);
    }

    private byte[] rollover(long index) {
        Words.write(rollover, 0, (int) RtpIndex.rollover(index));
        return rollover;
    }
}
