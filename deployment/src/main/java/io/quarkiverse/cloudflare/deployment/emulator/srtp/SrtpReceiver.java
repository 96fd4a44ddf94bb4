package io.quarkiverse.cloudflare.deployment.emulator.srtp;

/**
 * Checks and decrypts what a peer sends. Owned by the media loop.
 */
public final class SrtpReceiver {

    /** The packet is malformed, or not from the holder of the key. */
    public static final int NOT_AUTHENTIC = -1;

    /** The packet was received before, or is too old to tell. */
    public static final int REPLAYED = -2;

    public SrtpReceiver(SrtpKey key) {
    }

    /**
     * Decrypts an RTP packet in place.
     *
     * @return its new length, {@link #NOT_AUTHENTIC} or {@link #REPLAYED}
     */
    public int unprotect(byte[] packet, int length) {
        throw new UnsupportedOperationException();
    }

    /**
     * Decrypts a compound RTCP packet in place.
     *
     * @return its new length, {@link #NOT_AUTHENTIC} or {@link #REPLAYED}
     */
    public int unprotectRtcp(byte[] packet, int length) {
        throw new UnsupportedOperationException();
    }
}
