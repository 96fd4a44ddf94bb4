package io.quarkiverse.cloudflare.deployment.emulator.media;

/**
 * Where the packets of a session leave, unencrypted. Owned by the media loop.
 * <p>
 * An array is the caller's again when the method returns; until then the receiver may write to it.
 */
public interface PacketOutput {

    /** Bytes that every array has behind the packet, for what encryption adds in place. */
    int ROOM = 32;

    /** Sends an RTP packet, which begins at index 0. */
    void rtp(byte[] packet, int length);

    /** Sends a compound RTCP packet, which begins at index 0. */
    void rtcp(byte[] compound, int length);
}
