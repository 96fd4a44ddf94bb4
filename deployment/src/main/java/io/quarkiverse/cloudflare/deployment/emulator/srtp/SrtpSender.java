package io.quarkiverse.cloudflare.deployment.emulator.srtp;

/**
 * Encrypts and signs what is sent to a peer. Owned by the media loop.
 */
public final class SrtpSender {

    /** The most bytes a packet grows by; the arrays need them behind the packet. */
    public static final int ROOM = 14;

    public SrtpSender(SrtpKey key) {
    }

    /**
     * Protects an RTP packet in place.
     *
     * @return its new length
     */
    public int protect(byte[] packet, int length) {
        throw new UnsupportedOperationException();
    }

    /**
     * Protects a compound RTCP packet in place.
     *
     * @return its new length
     */
    public int protectRtcp(byte[] packet, int length) {
        throw new UnsupportedOperationException();
    }
}
