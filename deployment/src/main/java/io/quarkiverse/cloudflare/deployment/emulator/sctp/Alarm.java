package io.quarkiverse.cloudflare.deployment.emulator.sctp;

import java.time.Duration;

import io.quarkiverse.cloudflare.runtime.time.Timers;

/**
 * One timer that is moved often. Moving it to a later time only notes the time. Owned by the media loop.
 */
final class Alarm {

    private static final long NEVER = Long.MAX_VALUE;

    private final Timers timers;
    private final Runnable action;
    private long due = NEVER;
    private long wakesAt = NEVER;
    /** Of the wake-up at {@code wakesAt}; stale when that is never. */
    private Timers.Handle handle = () -> {
    };

    Alarm(Timers timers, Runnable action) {
        this.timers = timers;
        this.action = action;
    }

    /** Lets it ring once after so many milliseconds, instead of when it was to ring. */
    void start(long millis) {
        long now = timers.clock().millis();
        due = now + millis;
        if (due < wakesAt) {
            handle.cancel();
            wakeAfter(millis);
        }
    }

    void startIfStopped(long millis) {
        if (!running()) {
            start(millis);
        }
    }

    boolean running() {
        return due != NEVER;
    }

    void stop() {
        due = NEVER;
        if (wakesAt != NEVER) {
            wakesAt = NEVER;
            handle.cancel();
        }
    }

    private void wakeAfter(long millis) {
        wakesAt = timers.clock().millis() + millis;
        handle = timers.after(Duration.ofMillis(millis), this::wake);
    }

    private void wake() {
        wakesAt = NEVER;
        long left = due - timers.clock().millis();
        if (due == NEVER) {
            return;
        }
        if (left > 0) {
            wakeAfter(left);
            return;
        }
        due = NEVER;
        action.run();
    }
}
