package io.quarkiverse.cloudflare.room.client;

import java.time.Duration;
import java.util.List;
import java.util.function.DoubleSupplier;

/**
 * How long to wait before the next attempt. Not thread-safe: owned by the client's event loop.
 */
final class Backoff {

    // A quarter more or less, so that clients that were lost together do not come back together.
    private static final double JITTER = 0.25;

    private final List<Duration> delays;
    private final DoubleSupplier random;
    private int attempts;

    /**
     * @param delays the last one stands for all further attempts
     * @param random from 0 to 1
     */
    Backoff(List<Duration> delays, DoubleSupplier random) {
        this.delays = delays;
        this.random = random;
    }

    /** @return at least 1 ms, because a timer cannot take less */
    long nextMillis() {
        long millis = delays.get(Math.min(attempts, delays.size() - 1)).toMillis();
        attempts++;
        return Math.max(1, Math.round(millis * (1 - JITTER + 2 * JITTER * random.getAsDouble())));
    }

    void reset() {
        attempts = 0;
    }
}
