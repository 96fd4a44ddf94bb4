package io.quarkiverse.cloudflare.runtime.time;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;

import io.smallrye.mutiny.Uni;

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

    /**
     * The same work, waited for no longer than the limit: then it is cancelled.
     *
     * @param late what to fail with
     */
    default <T> Uni<T> within(Duration limit, Uni<T> work, Supplier<? extends Throwable> late) {
        return Uni.combine().any().of(work, Uni.createFrom().<T> emitter(emitter -> {
            Handle timer = after(limit, () -> emitter.fail(late.get()));
            emitter.onTermination(timer::cancel);
        }));
    }

    /** An action that has not run yet. */
    @FunctionalInterface
    interface Handle {

        /** Takes the action back. Nothing happens if it has run. */
        void cancel();
    }
}
