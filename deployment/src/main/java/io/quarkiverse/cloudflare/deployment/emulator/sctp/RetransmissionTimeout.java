package io.quarkiverse.cloudflare.deployment.emulator.sctp;

/**
 * How long an acknowledgment is waited for, learned from round trips (RFC 9260 section 6.3.1). Owned by the media loop.
 */
final class RetransmissionTimeout {

    /** In milliseconds, before the first round trip. */
    static final long INITIAL = 1000;

    /** In milliseconds: above the 200 for which a peer may hold its acknowledgment back. */
    static final long SHORTEST = 400;

    /** In milliseconds. A peer on this machine or its network that is silent longer is tried at this pace. */
    static final long LONGEST = 5000;

    private double smoothed;
    private double variation;
    private boolean measured;
    private long current = INITIAL;

    /** @param millis of a packet that was sent once */
    void sample(long millis) {
        if (measured) {
            variation = 0.75 * variation + 0.25 * Math.abs(smoothed - millis);
            smoothed = 0.875 * smoothed + 0.125 * millis;
        } else {
            measured = true;
            smoothed = millis;
            variation = millis / 2.0;
        }
        current = bounded((long) Math.ceil(smoothed + 4 * Math.max(variation, 1)));
    }

    /** The time ran out: the next wait is twice as long. */
    void backOff() {
        current = bounded(2 * current);
    }

    long millis() {
        return current;
    }

    private static long bounded(long millis) {
        return Math.max(SHORTEST, Math.min(LONGEST, millis));
    }
}
