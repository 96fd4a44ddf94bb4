package io.quarkiverse.cloudflare.runtime.calls;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.quarkiverse.cloudflare.runtime.time.Timers;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;

/**
 * Lets so many requests through within any second, in the order in which they asked. It remembers when the last ones were let
 * through, because a bucket that fills steadily would let twice as many through in its first second. What the client below
 * sends again is not counted: it waits longer, and obeys the
 * SFU when that refuses.
 * <p>
 * Thread-safe. Its lock is never held while anything of others runs.
 */
final class RequestBudget {

    private static final long WINDOW_MILLIS = 1000;

    private final Timers timers;
    // When the last requests were let through; the one at `oldest` is replaced next. It is also the lock.
    private final long[] passes;
    private int oldest;
    private final Set<UniEmitter<? super Void>> waiting = new LinkedHashSet<>();
    private boolean timerSet;

    RequestBudget(Timers timers, int requestsPerSecond) {
        this.timers = timers;
        this.passes = new long[requestsPerSecond];
        Arrays.fill(passes, Long.MIN_VALUE / 2);
    }

    /** @return completes when a request may be sent, which counts as sent then; to cancel it before gives up the place */
    Uni<Void> permit() {
        return Uni.createFrom().<Void> emitter(this::enter);
    }

    private void enter(UniEmitter<? super Void> emitter) {
        synchronized (passes) {
            if (!waiting.isEmpty() || !pass()) {
                emitter.onTermination(() -> leave(emitter));
                waiting.add(emitter);
                setTimer();
                return;
            }
        }
        emitter.complete(null);
    }

    private void leave(UniEmitter<? super Void> emitter) {
        synchronized (passes) {
            waiting.remove(emitter);
        }
    }

    private void wake() {
        List<UniEmitter<? super Void>> passed = new ArrayList<>();
        synchronized (passes) {
            timerSet = false;
            Iterator<UniEmitter<? super Void>> next = waiting.iterator();
            while (next.hasNext() && pass()) {
                passed.add(next.next());
                next.remove();
            }
            setTimer();
        }
        passed.forEach(emitter -> emitter.complete(null));
    }

    private boolean pass() {
        long now = now();
        if (now - passes[oldest] < WINDOW_MILLIS) {
            return false;
        }
        passes[oldest] = now;
        oldest = (oldest + 1) % passes.length;
        return true;
    }

    private void setTimer() {
        if (!waiting.isEmpty() && !timerSet) {
            timerSet = true;
            long delay = Math.max(1, passes[oldest] + WINDOW_MILLIS - now());
            timers.after(Duration.ofMillis(delay), this::wake);
        }
    }

    /** A clock that was put back must not make requests wait until it has caught up. */
    private long now() {
        long now = timers.clock().millis();
        for (int i = 0; i < passes.length && passes[newest()] > now; i++) {
            passes[i] = Math.min(passes[i], now);
        }
        return now;
    }

    private int newest() {
        return (oldest + passes.length - 1) % passes.length;
    }
}
