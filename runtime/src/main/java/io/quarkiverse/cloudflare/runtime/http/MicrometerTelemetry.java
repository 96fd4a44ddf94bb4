package io.quarkiverse.cloudflare.runtime.http;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/**
 * The timer {@code cloudflare.calls.requests}. A bean only if the application has Micrometer, so nothing else may name this
 * class. Thread-safe.
 */
public class MicrometerTelemetry implements Telemetry {

    private final MeterRegistry registry;
    // Finding a timer in a registry costs more than the rest of this class.
    private final Map<Tags, Timer> timers = new ConcurrentHashMap<>();

    MicrometerTelemetry(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void ended(String api, Operation operation, Outcome outcome, Duration duration) {
        timers.computeIfAbsent(new Tags(api, operation.name(), outcome), this::timer).record(duration);
    }

    private Timer timer(Tags tags) {
        return Timer.builder("cloudflare.calls.requests")
                .description("Calls of Cloudflare's APIs, with all their retries")
                .tag("api", tags.api).tag("operation", tags.operation)
                .tag("outcome", tags.outcome.name().toLowerCase(Locale.ROOT))
                .register(registry);
    }

    private record Tags(String api, String operation, Outcome outcome) {
    }
}
