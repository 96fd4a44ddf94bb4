package io.quarkiverse.cloudflare.runtime.http;

import java.util.function.Supplier;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/**
 * An attempt inside SmallRye's guard, which passes no cancellation on and counts what runs by what ends: so stopping it ends it
 * for the guard, too. What fails is understood here already, because the breaker counts it. Thread-safe.
 */
final class Running<T> {

    static final Stopped STOPPED = new Stopped();

    final Attempt attempt;

    private final Supplier<Uni<T>> request;
    private final Failures failures;
    private final Context context;

    // Under the lock of this object; nothing of others runs under it.
    private boolean stopped;
    /** {@code null} while this waits for its turn. */
    private UniEmitter<? super T> guard;
    /** {@code null} before the request is sent. */
    private Cancellable sent;

    /**
     * @param context where the request is sent from; {@code null} for the thread that is there
     */
    Running(Attempt attempt, Supplier<Uni<T>> request, Failures failures, Context context) {
        this.attempt = attempt;
        this.request = request;
        this.failures = failures;
        this.context = context;
    }

    /** @return what the guard lets pass when it is this attempt's turn, perhaps on the thread of another call */
    Uni<T> uni() {
        return Uni.createFrom().emitter(emitter -> {
            if (context == null || context == Vertx.currentContext()) {
                send(emitter);
            } else {
                context.runOnContext(nothing -> send(emitter));
            }
        });
    }

    private void send(UniEmitter<? super T> emitter) {
        boolean tooLate;
        synchronized (this) {
            guard = emitter;
            tooLate = stopped;
        }
        if (tooLate) {
            emitter.fail(STOPPED);
            return;
        }
        attempt.during(() -> {
            Uni<T> answer;
            try {
                answer = request.get();
            } catch (RuntimeException e) {
                emitter.fail(new Mistake(e));
                return;
            }
            remember(answer.subscribe().with(item -> answered(item, emitter),
                    failure -> emitter.fail(failures.of(failure, attempt))));
        });
    }

    private void answered(T item, UniEmitter<? super T> emitter) {
        if (item == null && !attempt.expectsNothing()) {
            emitter.fail(failures.empty(attempt));
        } else {
            emitter.complete(item);
        }
    }

    private void remember(Cancellable cancellable) {
        synchronized (this) {
            sent = cancellable;
            if (!stopped) {
                return;
            }
        }
        cancellable.cancel();
    }

    /** Cancels the request, or keeps it from being sent. From here on the attempt knows whether it was. */
    void stop() {
        Cancellable cancellable;
        synchronized (this) {
            stopped = true;
            cancellable = sent;
        }
        if (cancellable != null) {
            cancellable.cancel();
        }
    }

    /** Tells the guard that this has stopped. What still waits for its turn is told then. */
    void release(Throwable reason) {
        UniEmitter<? super T> emitter;
        synchronized (this) {
            emitter = guard;
        }
        if (emitter != null) {
            emitter.fail(reason);
        }
    }

    /** A request that could not even be described: a programming error, whatever it is. */
    static final class Mistake extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private Mistake(RuntimeException cause) {
            super(cause);
        }
    }

    /** The caller has lost interest: nobody's fault. */
    static final class Stopped extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private Stopped() {
            super("The caller has cancelled the call", null, false, false);
        }
    }
}
