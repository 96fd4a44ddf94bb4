package io.quarkiverse.cloudflare.runtime.http;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;

import io.quarkiverse.cloudflare.runtime.time.Timers;
import io.smallrye.faulttolerance.api.CircuitBreakerState;

/**
 * Makes guards: one for each app, shared by everything that calls it. Thread-safe.
 */
@Singleton
public class FaultGuards {

    private final Timers timers;
    private final Telemetry telemetry;
    private final Map<String, SmallRyeGuard> guards = new ConcurrentHashMap<>();

    FaultGuards(Timers timers, Instance<Telemetry> telemetry) {
        this.timers = timers;
        this.telemetry = telemetry.isResolvable() ? telemetry.get() : Telemetry.NONE;
    }

    /** @return a new guard, with its own count of failures and of requests under way */
    public FaultGuard of(HttpTarget target) {
        SmallRyeGuard guard = new SmallRyeGuard(target, timers, telemetry,
                () -> Long.toHexString(ThreadLocalRandom.current().nextLong()));
        guards.put(target.name(), guard);
        return guard;
    }

    /** @return what the breaker of each target lets through now, by the target's name */
    public Map<String, CircuitBreakerState> breakers() {
        return guards.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().breaker()));
    }
}
