package io.quarkiverse.cloudflare.deployment.emulator.media;

import io.quarkiverse.cloudflare.deployment.emulator.rtp.ReportBlock;

/**
 * What a subscriber says of a stream that we send. Times are in microseconds. Owned by the media loop.
 */
final class SubscriberReports {

    // A block answers one of the last two or three of our reports.
    private static final int REMEMBERED = 4;

    private final int[] reports = new int[REMEMBERED];
    private final long[] times = new long[REMEMBERED];
    private int next;
    private long lost;
    private long jitter;
    private long roundTrip;

    /**
     * We sent a sender report.
     *
     * @param lastReport the middle 32 bits of its time
     */
    void sent(int lastReport, long now) {
        reports[next] = lastReport;
        times[next] = now;
        next = (next + 1) % REMEMBERED;
    }

    void received(ReportBlock block, long now) {
        lost = block.lost();
        jitter = block.jitter() & 0xffff_ffffL;
        // The latest first: a report can be sent twice with the same time.
        for (int i = 1; i <= REMEMBERED && block.lastSenderReport() != 0; i++) {
            int index = (next - i + REMEMBERED) % REMEMBERED;
            if (reports[index] == block.lastSenderReport()) {
                long delay = (block.delay() & 0xffff_ffffL) * 1_000_000 >>> 16;
                roundTrip = Math.max(0, now - times[index] - delay);
                return;
            }
        }
    }

    /**
     * @param clockRate of the stream; 0 if it is not known
     */
    StreamStats.Quality quality(int clockRate) {
        double jitterMillis = clockRate == 0 ? 0 : jitter * 1000.0 / clockRate;
        return new StreamStats.Quality(lost, jitterMillis, roundTrip / 1000.0);
    }
}
