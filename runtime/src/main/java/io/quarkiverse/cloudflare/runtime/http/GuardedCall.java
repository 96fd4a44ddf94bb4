package io.quarkiverse.cloudflare.runtime.http;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

import io.quarkiverse.cloudflare.runtime.http.HttpFailure.Ambiguous;
import io.quarkiverse.cloudflare.runtime.http.HttpFailure.NotSent;
import io.quarkiverse.cloudflare.runtime.http.RetryRules.History;
import io.quarkiverse.cloudflare.runtime.http.Telemetry.Outcome;
import io.quarkiverse.cloudflare.runtime.time.Timers.Handle;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/**
 * One call: its attempts, the pauses between them, and its end, of which there is exactly one. Thread-safe: answers, timers and
 * cancellations come from anywhere.
 */
final class GuardedCall<T> {

    private static final Handle NOTHING = () -> {
    };

    private final SmallRyeGuard guard;
    private final Operation operation;
    private final Supplier<Uni<T>> request;
    private final UniEmitter<? super T> caller;
    /** Where the caller wants its answer; {@code null} if it does not say. */
    private final Context context = Vertx.currentContext();
    private final Instant began;
    private final History history = new History();

    // The state below changes under the lock of this object; nothing of others runs under it.
    private boolean ended;
    private int attempts;
    private boolean mayHaveHappened;
    /** The one that is under way; {@code null} during a pause. */
    private Running<T> running;
    /** Of the last attempt; {@code null} before the first has failed. */
    private HttpFailure last;
    private Handle deadline = NOTHING;
    private Handle pause = NOTHING;

    GuardedCall(SmallRyeGuard guard, Operation operation, Supplier<Uni<T>> request, UniEmitter<? super T> caller) {
        this.guard = guard;
        this.operation = operation;
        this.request = request;
        this.caller = caller;
        began = guard.timers.clock().instant();
    }

    void start() {
        caller.onTermination(this::cancelled);
        attempt();
        synchronized (this) {
            if (ended) {
                return;
            }
        }
        Handle timer = guard.timers.after(guard.deadline(), () -> onContext(this::expired));
        synchronized (this) {
            if (!ended) {
                deadline = timer;
                return;
            }
        }
        timer.cancel();
    }

    private void attempt() {
        Running<T> next;
        synchronized (this) {
            if (ended) {
                return;
            }
            attempts++;
            pause = NOTHING;
            next = new Running<>(new Attempt(guard.ids.get()), request, guard.failures, context);
            running = next;
        }
        guard.once(next::uni).subscribe().with(this::answered, this::failed);
    }

    private void answered(T item) {
        if (end()) {
            report(Outcome.SUCCESS);
            onContext(() -> caller.complete(item));
        }
    }

    private void failed(Throwable thrown) {
        if (thrown instanceof Running.Stopped) {
            return;
        }
        if (thrown instanceof Running.Mistake) {
            if (end()) {
                onContext(() -> caller.fail(thrown.getCause()));
            }
            return;
        }
        HttpFailure failure = understand(thrown);
        Duration age = age();
        Optional<Duration> wait;
        synchronized (this) {
            if (ended) {
                return;
            }
            running = null;
            last = failure;
            mayHaveHappened |= failure.mayHaveHappened();
            history.failed(failure, age);
            wait = guard.rules.pause(operation, failure, history)
                    .filter(time -> age.plus(time).compareTo(guard.deadline()) < 0);
            wait.ifPresent(time -> history.repeated(failure));
        }
        if (wait.isPresent()) {
            repeatAfter(wait.get());
        } else {
            fail(failure);
        }
    }

    private HttpFailure understand(Throwable thrown) {
        if (thrown instanceof CircuitBreakerOpenException) {
            return guard.failures.breakerOpen(thrown);
        }
        if (thrown instanceof BulkheadException) {
            return guard.failures.tooManyRequests(thrown);
        }
        return (HttpFailure) thrown;
    }

    private void repeatAfter(Duration time) {
        Handle timer = guard.timers.after(time, this::attempt);
        synchronized (this) {
            if (!ended) {
                pause = timer;
                return;
            }
        }
        timer.cancel();
    }

    private void expired() {
        Running<T> stopped;
        HttpFailure before;
        synchronized (this) {
            stopped = running;
            before = last;
        }
        if (stopped == null) {
            fail(before);
            return;
        }
        stopped.stop();
        HttpFailure failure = guard.failures.deadline(stopped.attempt, guard.deadline());
        synchronized (this) {
            mayHaveHappened |= failure.mayHaveHappened();
        }
        fail(failure);
        stopped.release(failure);
    }

    private void cancelled() {
        Running<T> stopped;
        synchronized (this) {
            stopped = running;
        }
        if (end()) {
            report(Outcome.CANCELLED);
            if (stopped != null) {
                stopped.stop();
                stopped.release(Running.STOPPED);
            }
        }
    }

    private void fail(HttpFailure failure) {
        if (end()) {
            HttpFailure outcome = (mayHaveHappened && failure instanceof NotSent
                    ? new Ambiguous(failure.getMessage(), failure.getCause(), failure.requestId())
                    : failure).after(attempts, age());
            report(Outcome.of(outcome));
            onContext(() -> caller.fail(outcome));
        }
    }

    /** @return whether the call had not ended before */
    private boolean end() {
        Handle timer;
        Handle waiting;
        synchronized (this) {
            if (ended) {
                return false;
            }
            ended = true;
            timer = deadline;
            waiting = pause;
        }
        timer.cancel();
        waiting.cancel();
        return true;
    }

    private void onContext(Runnable action) {
        if (context == null || context == Vertx.currentContext()) {
            action.run();
        } else {
            context.runOnContext(nothing -> action.run());
        }
    }

    private Duration age() {
        return Duration.between(began, guard.timers.clock().instant());
    }

    private void report(Outcome outcome) {
        guard.telemetry.ended(guard.target.api(), operation, outcome, age());
    }
}
