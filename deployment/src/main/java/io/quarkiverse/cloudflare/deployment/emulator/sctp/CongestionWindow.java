package io.quarkiverse.cloudflare.deployment.emulator.sctp;

/**
 * How many bytes may be under way at once (RFC 9260 section 7.2). Owned by the media loop.
 */
final class CongestionWindow {

    /** The bytes of payload of a full packet. */
    static final int SEGMENT = OutboundMessage.LONGEST_FRAGMENT;

    private static final int INITIAL = Math.min(4 * SEGMENT, Math.max(2 * SEGMENT, 4404));
    private static final int LEAST_THRESHOLD = 4 * SEGMENT;

    private int window = INITIAL;
    private int threshold;
    private int partlyAcknowledged;
    private long idleSince = Long.MAX_VALUE;

    /** @param peerWindow what the peer takes at first */
    CongestionWindow(int peerWindow) {
        threshold = Math.max(LEAST_THRESHOLD, peerWindow);
    }

    int bytes() {
        return window;
    }

    /**
     * The cumulative acknowledgment advanced.
     *
     * @param acknowledged newly acknowledged bytes
     * @param flightBefore the bytes that were under way
     */
    void acknowledged(int acknowledged, int flightBefore) {
        boolean used = flightBefore + SEGMENT > window;
        if (window <= threshold) {
            if (used) {
                window += Math.min(acknowledged, SEGMENT);
            }
            return;
        }
        partlyAcknowledged += acknowledged;
        if (partlyAcknowledged >= window && used) {
            partlyAcknowledged -= window;
            window += SEGMENT;
        }
    }

    /** Acknowledgments show that a packet was lost. */
    void lost() {
        threshold = Math.max(window / 2, LEAST_THRESHOLD);
        window = threshold;
        partlyAcknowledged = 0;
    }

    /** No acknowledgment came in time. */
    void timedOut() {
        threshold = Math.max(window / 2, LEAST_THRESHOLD);
        window = SEGMENT;
        partlyAcknowledged = 0;
    }

    /** Nothing is under way any more, since this many milliseconds of the clock. */
    void idle(long now) {
        partlyAcknowledged = 0;
        idleSince = now;
    }

    /** Something will be sent: what was learned before a rest is half as true for each timeout it lasted. */
    void resume(long now, long timeout) {
        for (long rested = now - idleSince; rested >= timeout && window > INITIAL; rested -= timeout) {
            window = Math.max(window / 2, INITIAL);
        }
        idleSince = Long.MAX_VALUE;
    }
}
