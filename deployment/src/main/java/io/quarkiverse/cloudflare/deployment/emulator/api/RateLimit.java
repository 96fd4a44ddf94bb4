package io.quarkiverse.cloudflare.deployment.emulator.api;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts the requests of each session in each second of the clock. Thread-safe.
 */
final class RateLimit {

    static final int REQUESTS_PER_SECOND = 50;

    private final Clock clock;
    private final Map<String, Integer> counts = new HashMap<>();
    private long second;

    RateLimit(Clock clock) {
        this.clock = clock;
    }

    /** @throws Refusal if it is one request too many */
    synchronized void count(String session) {
        long now = clock.instant().getEpochSecond();
        if (now != second) {
            second = now;
            counts.clear();
        }
        if (counts.merge(session, 1, Integer::sum) > REQUESTS_PER_SECOND) {
            throw new Refusal(429, "rate_limited", "More than " + REQUESTS_PER_SECOND + " requests per second");
        }
    }
}
