package io.quarkiverse.cloudflare.runtime.time;

import java.time.Clock;
import java.time.Duration;

/**
 * The one source of time: what the clock says, and what runs later. Tests put a movable one in its place.
 * <p>
 * Thread-safe.
 */
public interface Timers {

    /**
     * @return the clock that the timers follow
     */
    Clock clock();

    /**
     * Runs an action once, on any thread, when the delay has passed. The action must not block.
     */
    Handle after(Duration delay, Runnable action);

    /** An action that has not run yet. */
    @FunctionalInterface
    interface Handle {

        /** Takes the action back. Nothing happens if it has run. */
        void cancel();
    }
}
