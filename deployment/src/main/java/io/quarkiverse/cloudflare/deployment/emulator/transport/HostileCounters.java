package io.quarkiverse.cloudflare.deployment.emulator.transport;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * How many packets were thrown away, by cause. Thread-safe.
 */
public final class HostileCounters {

    private final Map<Refusal, LongAdder> counts = new EnumMap<>(Refusal.class);

    HostileCounters() {
        for (Refusal cause : Refusal.values()) {
            counts.put(cause, new LongAdder());
        }
    }

    void count(Refusal cause) {
        counts.get(cause).increment();
    }

    public long of(Refusal cause) {
        return counts.get(cause).sum();
    }

    /**
     * @return the counts of all causes, also of those that never came up
     */
    public Map<Refusal, Long> all() {
        Map<Refusal, Long> all = new EnumMap<>(Refusal.class);
        counts.forEach((cause, count) -> all.put(cause, count.sum()));
        return all;
    }
}
