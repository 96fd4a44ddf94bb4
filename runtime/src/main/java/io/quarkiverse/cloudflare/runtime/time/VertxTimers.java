package io.quarkiverse.cloudflare.runtime.time;

import java.time.Clock;
import java.time.Duration;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.quarkus.arc.DefaultBean;
import io.vertx.core.Vertx;

/**
 * Time as it passes. Thread-safe.
 */
@Singleton
public class VertxTimers {

    @Produces
    @Singleton
    @DefaultBean
    Timers timers(Vertx vertx) {
        return new Timers() {

            private final Clock clock = Clock.systemUTC();

            @Override
            public Clock clock() {
                return clock;
            }

            @Override
            public Handle after(Duration delay, Runnable action) {
                // Vert.x refuses a timer of less than a millisecond.
                long id = vertx.setTimer(Math.max(1, delay.toMillis()), fired -> action.run());
                return () -> vertx.cancelTimer(id);
            }
        };
    }
}
