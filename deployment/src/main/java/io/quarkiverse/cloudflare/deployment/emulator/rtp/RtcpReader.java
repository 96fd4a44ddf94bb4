package io.quarkiverse.cloudflare.deployment.emulator.rtp;

import static io.quarkiverse.cloudflare.deployment.emulator.rtp.BigEndian.i32;
import static io.quarkiverse.cloudflare.deployment.emulator.rtp.BigEndian.u16;
import static io.quarkiverse.cloudflare.deployment.emulator.rtp.BigEndian.u24;
import static io.quarkiverse.cloudflare.deployment.emulator.rtp.BigEndian.u32;
import static io.quarkiverse.cloudflare.deployment.emulator.rtp.BigEndian.u8;

import java.util.function.IntConsumer;

/**
 * Walks through a compound RTCP packet. One instance is used for one after the other; it copies nothing. Owned by the media
 * loop.
 */
public final class RtcpReader {

    static final int SR = 200;
    static final int RR = 201;
    static final int SDES = 202;
    static final int BYE = 203;
    static final int RTPFB = 205;
    static final int PSFB = 206;
    static final int FORMAT_NACK = 1;
    static final int FORMAT_TRANSPORT = 15;
    static final int FORMAT_PLI = 1;
    static final int FORMAT_FIR = 4;
    static final int FORMAT_APPLICATION = 15;
    static final int REMB = 'R' << 24 | 'E' << 16 | 'M' << 8 | 'B';

    private static final int HEADER = 4;
    private static final int SENDER_INFO = 20;

    private byte[] data = new byte[0];
    private int limit;
    private int next;
    // Behind the header of the packet at hand, and its end without padding.
    private int body;
    private int end;
    private int count;
    private RtcpKind kind = RtcpKind.OTHER;

    /** Looks at a compound packet from now on, before its first packet. */
    public void wrap(byte[] compound, int length) {
        data = compound;
        limit = Math.min(length, compound.length);
        next = 0;
    }

    /**
     * Goes to the next packet.
     *
     * @return false at the end, and if what follows is no RTCP packet
     */
    public boolean next() {
        if (next + HEADER > limit || (data[next] & 0xc0) != 0x80) {
            return false;
        }
        int length = HEADER + 4 * u16(data, next + 2);
        if (next + length > limit) {
            return false;
        }
        int padding = (data[next] & 0x20) != 0 ? u8(data, next + length - 1) : 0;
        if (padding > length - HEADER) {
            return false;
        }
        body = next + HEADER;
        end = next + length - padding;
        count = data[next] & 0x1f;
        kind = kindOf(u8(data, next + 1));
        next += length;
        return true;
    }

    /** @return whether everything was read */
    public boolean atEnd() {
        return next == limit;
    }

    private RtcpKind kindOf(int type) {
        int length = end - body;
        RtcpKind found = switch (type) {
            case SR -> length >= 4 + SENDER_INFO + count * ReportBlock.LENGTH ? RtcpKind.SENDER_REPORT : RtcpKind.OTHER;
            case RR -> length >= 4 + count * ReportBlock.LENGTH ? RtcpKind.RECEIVER_REPORT : RtcpKind.OTHER;
            case BYE -> length >= 4 * count ? RtcpKind.BYE : RtcpKind.OTHER;
            case RTPFB -> length >= 12 ? transportFeedback() : RtcpKind.OTHER;
            case PSFB -> length >= 8 ? payloadFeedback(length) : RtcpKind.OTHER;
            default -> RtcpKind.OTHER;
        };
        return found;
    }

    private RtcpKind transportFeedback() {
        return switch (count) {
            case FORMAT_NACK -> RtcpKind.NACK;
            case FORMAT_TRANSPORT -> RtcpKind.TRANSPORT_FEEDBACK;
            default -> RtcpKind.OTHER;
        };
    }

    private RtcpKind payloadFeedback(int length) {
        return switch (count) {
            case FORMAT_PLI -> RtcpKind.PLI;
            case FORMAT_FIR -> RtcpKind.FIR;
            case FORMAT_APPLICATION -> length >= 16 && i32(data, body + 8) == REMB ? RtcpKind.REMB : RtcpKind.OTHER;
            default -> RtcpKind.OTHER;
        };
    }

    /** @return what the packet at hand is */
    public RtcpKind kind() {
        return kind;
    }

    /** @return who sent it; of all kinds but {@link RtcpKind#OTHER} and an empty {@link RtcpKind#BYE} */
    public int sender() {
        return i32(data, body);
    }

    /** @return the stream that feedback is about; of NACK, PLI and transport feedback */
    public int media() {
        return i32(data, body + 4);
    }

    /** @return the time of a sender report, as NTP writes it: seconds in the upper 32 bits */
    public long ntp() {
        return u32(data, body + 4) << 32 | u32(data, body + 8);
    }

    /** @return the timestamp of a sender report */
    public int timestamp() {
        return i32(data, body + 12);
    }

    /** @return how many blocks a sender or receiver report has, or streams a BYE names */
    public int count() {
        return count;
    }

    private int blockAt(int index) {
        return body + 4 + (kind == RtcpKind.SENDER_REPORT ? SENDER_INFO : 0) + index * ReportBlock.LENGTH;
    }

    /** @return the stream that one block of a sender or receiver report is about */
    public int blockMedia(int index) {
        return i32(data, blockAt(index));
    }

    /** @return one block of a sender or receiver report */
    public ReportBlock block(int index) {
        int at = blockAt(index);
        // The cumulative count is signed and has 24 bits.
        int lost = u24(data, at + 5) << 8 >> 8;
        return new ReportBlock(i32(data, at), u8(data, at + 4), lost, i32(data, at + 8), i32(data, at + 12),
                i32(data, at + 16), i32(data, at + 20));
    }

    /** @return one of the streams a BYE names */
    public int leaving(int index) {
        return i32(data, body + 4 * index);
    }

    /** @return how many key frames a FIR asks for */
    public int firCount() {
        return (end - body - 8) / 8;
    }

    /** @return the stream of one entry of a FIR */
    public int firMedia(int index) {
        return i32(data, body + 8 + 8 * index);
    }

    /** @return the number of one entry of a FIR, by which repetitions are told from new ones */
    public int firNumber(int index) {
        return u8(data, body + 12 + 8 * index);
    }

    /** @return the bandwidth of a REMB, in bit/s */
    public long bitrate() {
        int exponent = u8(data, body + 13) >> 2;
        long mantissa = (u8(data, body + 13) & 3L) << 16 | u16(data, body + 14);
        return exponent > 44 ? Long.MAX_VALUE : mantissa << exponent;
    }

    /** Names the sequence numbers of a NACK. */
    public void missing(IntConsumer each) {
        for (int at = body + 8; at + 4 <= end; at += 4) {
            int first = u16(data, at);
            int following = u16(data, at + 2);
            each.accept(first);
            for (int i = 0; following != 0; i++, following >>= 1) {
                if ((following & 1) != 0) {
                    each.accept(first + i + 1 & 0xffff);
                }
            }
        }
    }

    /** Reads the packet at hand as transport feedback. @return false if it is malformed */
    public boolean arrivals(TransportFeedback.Visitor each) {
        return TransportFeedback.read(data, body + 8, end, each);
    }
}
