package io.quarkiverse.cloudflare.deployment.emulator.rtp;

import static io.quarkiverse.cloudflare.deployment.emulator.rtp.BigEndian.put16;
import static io.quarkiverse.cloudflare.deployment.emulator.rtp.BigEndian.put32;

/**
 * Writes RTP packets without sources, extensions and padding, one after the other into the same array. Owned by the media loop.
 */
public final class RtpWriter {

    private final byte[] data;
    private final int limit;
    private int length;

    /**
     * @param limit the most bytes of a packet
     * @param behind bytes that the array has behind them
     */
    public RtpWriter(int limit, int behind) {
        this.limit = limit;
        this.data = new byte[limit + behind];
        this.data[0] = (byte) 0x80;
    }

    /** Begins a packet. */
    public void header(boolean marker, int payloadType, int sequence, int timestamp, int ssrc) {
        data[1] = (byte) (marker ? 0x80 | payloadType : payloadType);
        put16(data, 2, sequence);
        put32(data, 4, timestamp);
        put32(data, 8, ssrc);
        length = RtpPacket.HEADER;
    }

    /**
     * Copies the payload of the packet that was begun.
     *
     * @return false if it does not fit
     */
    public boolean payload(byte[] from, int offset, int size) {
        if (RtpPacket.HEADER + size > limit) {
            return false;
        }
        System.arraycopy(from, offset, data, RtpPacket.HEADER, size);
        length = RtpPacket.HEADER + size;
        return true;
    }

    public byte[] data() {
        return data;
    }

    public int length() {
        return length;
    }
}
