package io.quarkiverse.cloudflare.deployment.emulator.rtp;

import static io.quarkiverse.cloudflare.deployment.emulator.rtp.BigEndian.put16;
import static io.quarkiverse.cloudflare.deployment.emulator.rtp.BigEndian.put24;
import static io.quarkiverse.cloudflare.deployment.emulator.rtp.BigEndian.put32;
import static io.quarkiverse.cloudflare.deployment.emulator.rtp.BigEndian.u16;

import java.nio.charset.StandardCharsets;

/**
 * Writes compound RTCP packets into one array, which is used again and again. The caller looks at {@link #room()}. Owned by the
 * media loop.
 */
public final class RtcpWriter {

    private static final int MAX_MANTISSA = 0x3ffff;
    private static final int CNAME = 1;
    private static final int MAX_BLOCKS = 31;
    // Those after the first that one entry of a NACK can name.
    private static final int NACK_SPAN = 16;

    private final byte[] data;
    private final int limit;
    private int length;
    // Where the packet begins that is being written.
    private int start;

    /**
     * @param limit the most bytes of a compound packet
     * @param behind bytes that the array has behind them
     */
    public RtcpWriter(int limit, int behind) {
        this.limit = limit;
        this.data = new byte[limit + behind];
    }

    public byte[] data() {
        return data;
    }

    /** @return bytes written since {@link #clear()} */
    public int length() {
        return length;
    }

    /** @return bytes that can still be written */
    public int room() {
        return limit - length;
    }

    /** Begins another compound packet. */
    public void clear() {
        length = 0;
    }

    /** Begins a receiver report (28 bytes with one block). */
    public void receiverReport(int sender) {
        begin(0, RtcpReader.RR);
        word(sender);
    }

    /** Begins a sender report (28 bytes without blocks). */
    public void senderReport(int sender, long ntp, int timestamp, long packets, long octets) {
        begin(0, RtcpReader.SR);
        word(sender);
        word((int) (ntp >>> 32));
        word((int) ntp);
        word(timestamp);
        word((int) packets);
        word((int) octets);
    }

    /**
     * Adds a block to the report that was begun (24 bytes).
     *
     * @return false if the report is full: then nothing is written
     */
    public boolean block(ReportBlock block) {
        int count = data[start] & 0x1f;
        if (count == MAX_BLOCKS || room() < ReportBlock.LENGTH) {
            return false;
        }
        data[start] = (byte) (0x80 | count + 1);
        word(block.ssrc());
        word(block.fractionLost() << 24 | block.lost() & 0xffffff);
        word(block.highest());
        word(block.jitter());
        word(block.lastSenderReport());
        word(block.delay());
        return true;
    }

    /** Names a source (up to 268 bytes). A longer name is cut at 255 bytes. */
    public void cname(int ssrc, String name) {
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        int size = Math.min(text.length, 255);
        begin(1, RtcpReader.SDES);
        word(ssrc);
        data[length] = CNAME;
        data[length + 1] = (byte) size;
        System.arraycopy(text, 0, data, length + 2, size);
        length += 2 + size;
        // At least one zero ends the items, and the chunk ends at a multiple of four.
        do {
            data[length++] = 0;
        } while ((length - start) % 4 != 0);
        end();
    }

    /** Says that a source has ended (8 bytes). */
    public void bye(int ssrc) {
        begin(1, RtcpReader.BYE);
        word(ssrc);
    }

    /** Asks for a key frame (12 bytes). */
    public void pli(int sender, int media) {
        begin(RtcpReader.FORMAT_PLI, RtcpReader.PSFB);
        word(sender);
        word(media);
    }

    /**
     * Asks for a key frame (20 bytes).
     *
     * @param number another one for each key frame; the same for a repetition
     */
    public void fir(int sender, int media, int number) {
        begin(RtcpReader.FORMAT_FIR, RtcpReader.PSFB);
        word(sender);
        word(0);
        word(media);
        word(number << 24);
    }

    /**
     * Says how much may be sent (20 bytes and 4 per stream).
     *
     * @param bitrate in bit/s
     * @param count how many of the streams
     */
    public void remb(int sender, long bitrate, int[] streams, int count) {
        int exponent = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(bitrate) - 18);
        begin(RtcpReader.FORMAT_APPLICATION, RtcpReader.PSFB);
        word(sender);
        word(0);
        word(RtcpReader.REMB);
        word(count << 24 | exponent << 18 | (int) (bitrate >>> exponent) & MAX_MANTISSA);
        for (int i = 0; i < count; i++) {
            word(streams[i]);
        }
    }

    /** Begins to ask for packets (12 bytes, and 4 per call of {@link #missing(int)} at the most). */
    public void nack(int sender, int media) {
        begin(RtcpReader.FORMAT_NACK, RtcpReader.RTPFB);
        word(sender);
        word(media);
    }

    /**
     * Adds a packet to the NACK that was begun; in the order of their sequence numbers they take less space.
     */
    public void missing(int sequence) {
        if (length - start > 12) {
            int behind = (sequence - u16(data, length - 4) & 0xffff) - 1;
            if (behind >= 0 && behind < NACK_SPAN) {
                put16(data, length - 2, u16(data, length - 2) | 1 << behind);
                return;
            }
        }
        word(sequence << 16);
    }

    void begin(int count, int type) {
        start = length;
        data[length] = (byte) (0x80 | count);
        data[length + 1] = (byte) type;
        length += 4;
        end();
    }

    void word(int value) {
        put32(data, length, value);
        length += 4;
        end();
    }

    void u8(int value) {
        data[length++] = (byte) value;
    }

    void u16At(int offset, int value) {
        put16(data, offset, value);
    }

    void u16Next(int value) {
        put16(data, length, value);
        length += 2;
    }

    void u24At(int offset, int value) {
        put24(data, offset, value);
    }

    /** Pads with zeros to a multiple of four. */
    void pad() {
        while ((length - start) % 4 != 0) {
            data[length++] = 0;
        }
        end();
    }

    private void end() {
        put16(data, start + 2, (length - start) / 4 - 1);
    }
}
