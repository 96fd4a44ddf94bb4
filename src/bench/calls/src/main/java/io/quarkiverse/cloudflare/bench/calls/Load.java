package io.quarkiverse.cloudflare.bench.calls;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/**
 * Makes calls on the event loop, each of a number of callers its next one when the last has succeeded. Callers have contexts of
 * their own, as the requests of an application do. Event loop only, but for {@link #run()} and {@link #calls()}.
 */
final class Load {

    private final Vertx vertx;
    private final int callers;
    private final IntFunction<Caller> calls;
    private final CountDownLatch running;
    private volatile int done;
    private volatile Throwable failure;

    /** One that calls. */
    interface Caller {

        /** @return the next call, {@code null} if there is none */
        Uni<?> next();
    }

    Load(Vertx vertx, int callers, IntFunction<Caller> calls) {
        this.vertx = vertx;
        this.callers = callers;
        this.calls = calls;
        this.running = new CountDownLatch(callers);
    }

    /** Callers that repeat one call for a time. The call is given a number that is another one each time. */
    static Load repeat(Vertx vertx, int callers, long nanos, IntFunction<Uni<?>> call) {
        long end = System.nanoTime() + nanos;
        int[] number = new int[1];
        return new Load(vertx, callers, caller -> () -> System.nanoTime() > end ? null : call.apply(number[0]++));
    }

    /** Waits until no caller has another call. The first failure ends everything. */
    Load run() throws InterruptedException {
        Context loop = vertx.getOrCreateContext();
        for (int i = 0; i < callers; i++) {
            Caller caller = calls.apply(i);
            VertxContext.createNewDuplicatedContext(loop).runOnContext(nothing -> next(caller));
        }
        while (!running.await(10, TimeUnit.MILLISECONDS)) {
            if (failure != null) {
                throw new IllegalStateException("A call failed", failure);
            }
        }
        return this;
    }

    private void next(Caller caller) {
        Uni<?> call = caller.next();
        if (call == null) {
            running.countDown();
        } else {
            call.subscribe().with(item -> {
                done++;
                next(caller);
            }, thrown -> failure = thrown);
        }
    }

    int calls() {
        return done;
    }
}
