package io.quarkiverse.cloudflare.deployment.emulator.rtp;

import java.util.Arrays;

/**
 * Counts the packets of one received stream (RFC 3550, appendix A). Owned by the media loop.
 */
public final class ReceiveStatistics {

    /** The packet is not to be used: it came before, is too old, or is far from all others. */
    public static final long REFUSED = Long.MIN_VALUE;

    // RFC 3550, appendix A.1: a larger step forward is a restart, if the packet after it confirms that.
    private static final int MAX_DROPOUT = 3000;
    // How far back it is known whether a packet has come.
    private static final int WINDOW = 2048;
    private static final int MAX_LOST = 0x7f_ffff;

    private final ExtendedSequence sequence = new ExtendedSequence();
    private final long[] seen = new long[WINDOW / Long.SIZE];
    private long base;
    private long received;
    private long expectedAtReport;
    private long receivedAtReport;
    private int confirming = -1;
    private long lastTransit;
    // In 1/16 of a unit of the timestamp, as in appendix A.8.
    private long jitter16;
    private long restarts;

    /**
     * Counts a packet.
     *
     * @param number its sequence number
     * @param timestamp its timestamp
     * @param arrival when it came, in units of the timestamp, from any origin
     * @return its extended sequence number, or {@link #REFUSED}
     */
    public long received(int number, int timestamp, long arrival) {
        long extended = sequence.extend(number);
        if (!sequence.known()) {
            start(extended);
        } else if (extended > sequence.highest()) {
            if (extended - sequence.highest() > MAX_DROPOUT) {
                return jumped(number, timestamp, arrival);
            }
            forget(extended);
        } else if (sequence.highest() - extended >= WINDOW) {
            return jumped(number, timestamp, arrival);
        } else if (isSeen(extended)) {
            return REFUSED;
        }
        confirming = -1;
        markSeen(extended);
        sequence.advance(extended);
        received++;
        measure(arrival - timestamp);
        return extended;
    }

    private void start(long extended) {
        Arrays.fill(seen, 0);
        base = extended;
        received = 0;
        expectedAtReport = 0;
        receivedAtReport = 0;
        lastTransit = Long.MIN_VALUE;
        jitter16 = 0;
    }

    /** One packet far away is an error, two in a row are a source that began anew. */
    private long jumped(int number, int timestamp, long arrival) {
        if (number != confirming) {
            confirming = number + 1 & 0xffff;
            return REFUSED;
        }
        long above = (sequence.highest() | 0xffff) + 1 + number;
        start(above);
        restarts++;
        confirming = -1;
        markSeen(above);
        sequence.advance(above);
        received++;
        measure(arrival - timestamp);
        return above;
    }

    private void measure(long transit) {
        if (lastTransit != Long.MIN_VALUE) {
            // Both wrap at 32 bits, so does their difference.
            long difference = Math.abs((int) (transit - lastTransit));
            jitter16 += difference - (jitter16 + 8 >> 4);
        }
        lastTransit = transit;
    }

    private void forget(long upTo) {
        for (long gap = Math.max(sequence.highest() + 1, upTo - WINDOW + 1); gap < upTo; gap++) {
            int bit = (int) gap & WINDOW - 1;
            seen[bit >> 6] &= ~(1L << bit);
        }
    }

    private void markSeen(long extended) {
        int bit = (int) extended & WINDOW - 1;
        seen[bit >> 6] |= 1L << bit;
    }

    private boolean isSeen(long extended) {
        int bit = (int) extended & WINDOW - 1;
        return (seen[bit >> 6] & 1L << bit) != 0;
    }

    /** @return the highest extended sequence number; only once a packet was received */
    public long highest() {
        return sequence.highest();
    }

    /** @return packets that were not refused */
    public long received() {
        return received;
    }

    /** @return how often the source began anew, far from its last sequence number */
    public long restarts() {
        return restarts;
    }

    /** @return packets that are missing; negative if some came before the first */
    public long lost() {
        return expected() - received;
    }

    private long expected() {
        return sequence.known() ? sequence.highest() - base + 1 : 0;
    }

    /** @return the variation of the arrival, in units of the timestamp */
    public long jitter() {
        return jitter16 >> 4;
    }

    /**
     * Says how it was since the last call.
     *
     * @param lastSenderReport see {@link ReportBlock#lastSenderReport()}
     * @param delay see {@link ReportBlock#delay()}
     */
    public ReportBlock report(int ssrc, int lastSenderReport, int delay) {
        long expected = expected() - expectedAtReport;
        long lost = expected - (received - receivedAtReport);
        expectedAtReport = expected();
        receivedAtReport = received;
        int fraction = expected > 0 && lost > 0 ? (int) Math.min(255, (lost << 8) / expected) : 0;
        int total = (int) Math.max(-MAX_LOST - 1, Math.min(MAX_LOST, lost()));
        return new ReportBlock(ssrc, fraction, total, (int) sequence.highest(), (int) jitter(), lastSenderReport, delay);
    }
}
