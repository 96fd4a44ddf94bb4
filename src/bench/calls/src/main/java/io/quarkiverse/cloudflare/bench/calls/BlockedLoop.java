package io.quarkiverse.cloudflare.bench.calls;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import jakarta.inject.Singleton;

import io.quarkus.vertx.VertxOptionsCustomizer;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;

/** Counts what Vert.x says of event loops that something holds for too long. Thread-safe. */
@Singleton
class BlockedLoop implements VertxOptionsCustomizer {

    // A fifth of the time that counts as blocked, so that none is overlooked.
    private static final int CHECK_MILLIS = 20;
    private static final Logger CHECKER = Logger.getLogger("io.vertx.core.impl.BlockedThreadChecker");

    private final AtomicInteger warnings = new AtomicInteger();

    @Override
    public void accept(VertxOptions options) {
        options.setBlockedThreadCheckInterval(CHECK_MILLIS).setBlockedThreadCheckIntervalUnit(TimeUnit.MILLISECONDS);
        CHECKER.addHandler(new Handler() {
            @Override
            public void publish(LogRecord warning) {
                warnings.incrementAndGet();
            }

            @Override
            public void flush() {
                // Nothing is kept.
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        });
    }

    int warnings() {
        return warnings.get();
    }

    /** Holds the event loop for 300 ms. A checker that says nothing then proves nothing later. */
    void requireAlert(Vertx vertx) throws InterruptedException {
        int before = warnings();
        CHECKER.setUseParentHandlers(false);
        vertx.getOrCreateContext().runOnContext(nothing -> hold(300));
        TimeUnit.MILLISECONDS.sleep(600);
        CHECKER.setUseParentHandlers(true);
        if (warnings() == before) {
            throw new IllegalStateException("Vert.x did not notice that its event loop was blocked");
        }
    }

    private static void hold(int millis) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }
}
