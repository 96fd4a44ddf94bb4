package io.quarkiverse.cloudflare.deployment.emulator.rtp;

import static io.quarkiverse.cloudflare.deployment.emulator.rtp.BigEndian.u16;
import static io.quarkiverse.cloudflare.deployment.emulator.rtp.BigEndian.u24;
import static io.quarkiverse.cloudflare.deployment.emulator.rtp.BigEndian.u8;

/**
 * The body of transport-wide feedback, behind both SSRCs (draft-holmer-rmcat-transport-wide-cc-extensions-01, section 3.1).
 */
public final class TransportFeedback {

    static final int MISSING = 0;
    static final int SMALL = 1;
    static final int LARGE = 2;
    /** Microseconds of one unit of a delta. */
    static final int TICK = 250;
    /** Deltas' units in one unit of the reference time, 64 ms. */
    static final int TICKS_OF_REFERENCE = 256;
    /** Symbols of a status vector with one bit each, and with two. */
    static final int ONE_BIT_SYMBOLS = 14;
    static final int TWO_BIT_SYMBOLS = 7;
    static final int MAX_RUN = 0x1fff;

    private static final int FIXED = 8;

    private final byte[] data;
    private final int end;
    private final Visitor each;
    private int sequence;
    private int left;
    private int delta;
    private long ticks;

    private TransportFeedback(byte[] data, int body, int end, Visitor each) {
        this.data = data;
        this.end = end;
        this.each = each;
        this.sequence = u16(data, body);
        this.left = u16(data, body + 2);
        // Signed, 24 bits.
        this.ticks = (long) (u24(data, body + 4) << 8 >> 8) * TICKS_OF_REFERENCE;
    }

    /**
     * @return false if it is malformed; what was visited until then is right
     */
    static boolean read(byte[] data, int body, int end, Visitor each) {
        return body + FIXED <= end && new TransportFeedback(data, body, end, each).read(body + FIXED);
    }

    private boolean read(int chunks) {
        int covered = 0;
        int at = chunks;
        while (covered < left) {
            if (at + 2 > end) {
                return false;
            }
            covered += symbols(u16(data, at));
            at += 2;
        }
        delta = at;
        for (int chunk = chunks; left > 0; chunk += 2) {
            if (!visit(u16(data, chunk))) {
                return false;
            }
        }
        return true;
    }

    private static int symbols(int chunk) {
        if ((chunk & 0x8000) == 0) {
            return Math.max(1, chunk & MAX_RUN);
        }
        return (chunk & 0x4000) == 0 ? ONE_BIT_SYMBOLS : TWO_BIT_SYMBOLS;
    }

    private boolean visit(int chunk) {
        int symbols = Math.min(left, symbols(chunk));
        boolean read = true;
        for (int i = 0; i < symbols && read; i++) {
            read = visitOne(symbol(chunk, i));
        }
        return read;
    }

    private static int symbol(int chunk, int index) {
        if ((chunk & 0x8000) == 0) {
            return chunk >> 13 & 3;
        }
        return (chunk & 0x4000) == 0 ? chunk >> 13 - index & 1 : chunk >> 12 - 2 * index & 3;
    }

    private boolean visitOne(int symbol) {
        if (symbol == MISSING) {
            each.missing(sequence);
        } else if (symbol == SMALL && delta < end) {
            ticks += u8(data, delta);
            delta++;
            each.arrived(sequence, ticks * TICK);
        } else if (symbol == LARGE && delta + 2 <= end) {
            ticks += (short) u16(data, delta);
            delta += 2;
            each.arrived(sequence, ticks * TICK);
        } else {
            return false;
        }
        sequence = sequence + 1 & 0xffff;
        left--;
        return true;
    }

    /** Is told of each packet, in the order of the transport-wide sequence numbers. */
    public interface Visitor {

        /**
         * @param micros when it came, from an origin of the receiver
         */
        void arrived(int sequence, long micros);

        /** It has not come so far. */
        void missing(int sequence);
    }
}
