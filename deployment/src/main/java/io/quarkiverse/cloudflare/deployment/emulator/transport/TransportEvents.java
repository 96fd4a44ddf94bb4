package io.quarkiverse.cloudflare.deployment.emulator.transport;

/** What happens to a {@link Transport}. Called on the media loop. */
public interface TransportEvents {

    /** Media and data can flow: DTLS is done. Called again if the peer has shaken hands anew. */
    void connected();

    /** DTLS failed, or the peer has closed it. Nothing follows, unless the peer shakes hands anew. */
    void failed(String reason);

    /**
     * An authentic, fresh, decrypted RTP packet. The array is used again after the return; what is behind the packet may be
     * overwritten.
     */
    void rtp(byte[] packet, int length);

    /** An authentic, fresh, decrypted compound RTCP packet. The array is used again after the return. */
    void rtcp(byte[] packet, int length);
}
