package io.quarkiverse.cloudflare.deployment.emulator.media;

/**
 * When to ask the sender of a stream for a key frame: at once, but not too often, and again until one comes. Times are in
 * microseconds. Owned by the media loop.
 */
final class KeyFrameRequests {

    // An encoder needs about this time to answer, and a key frame costs as much as many others.
    static final long PACE = 500_000;
    // Ten seconds: whoever still waits then asks again.
    private static final int MAX_TRIES = 20;

    private long lastSent = Long.MIN_VALUE;
    private boolean waiting;
    private int tries;
    private long sent;

    /** A key frame is needed. */
    void ask() {
        waiting = true;
        tries = 0;
    }

    /** One begins. */
    void satisfied() {
        waiting = false;
    }

    /** @return when the next request is to be sent; {@link Agenda#NEVER} if none is */
    long due() {
        if (!waiting || tries >= MAX_TRIES) {
            return Agenda.NEVER;
        }
        return lastSent == Long.MIN_VALUE ? Long.MIN_VALUE : lastSent + PACE;
    }

    /** A request was sent. */
    void sent(long now) {
        lastSent = now;
        tries++;
        sent++;
    }

    /** @return how many requests were sent */
    long count() {
        return sent;
    }
}
