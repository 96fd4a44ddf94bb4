package io.quarkiverse.cloudflare.deployment.emulator.media;

/**
 * Bounds how many packets are sent again to one subscriber. Times are in microseconds. Owned by the media loop.
 */
final class RepairBudget {

    // A whole key frame at once, and twice the packets of 4 Mbit/s all the time.
    private static final int BURST = 256;
    private static final long PER_SECOND = 800;

    private long filled = Long.MIN_VALUE;
    private int left = BURST;

    /** @return whether one more may be sent */
    boolean take(long now) {
        if (filled == Long.MIN_VALUE) {
            filled = now;
        }
        long more = (now - filled) * PER_SECOND / 1_000_000;
        if (more > 0) {
            left = (int) Math.min(BURST, left + more);
            filled += more * 1_000_000 / PER_SECOND;
        }
        if (left == 0) {
            return false;
        }
        left--;
        return true;
    }
}
