package io.quarkiverse.cloudflare.runtime.http;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

import jakarta.enterprise.util.TypeLiteral;

import io.quarkiverse.cloudflare.runtime.config.HttpConfig;
import io.quarkiverse.cloudflare.runtime.http.HttpFailure.Ambiguous;
import io.quarkiverse.cloudflare.runtime.http.HttpFailure.Answered;
import io.quarkiverse.cloudflare.runtime.http.HttpFailure.NotSent;
import io.quarkiverse.cloudflare.runtime.time.Timers;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.smallrye.faulttolerance.api.Guard;
import io.smallrye.mutiny.Uni;

/**
 * The circuit breaker and the bulkhead are SmallRye's; what is repeated is decided around them, because that depends on the
 * operation and these are shared by all. Thread-safe.
 */
final class SmallRyeGuard implements FaultGuard {

    private static final TypeLiteral<Uni<Object>> UNI = new TypeLiteral<>() {
    };

    final HttpTarget target;
    final Timers timers;
    final Telemetry telemetry;
    final Supplier<String> ids;
    final RetryRules rules;
    final Failures failures;

    private final Guard guard;
    private volatile CircuitBreakerState breaker = CircuitBreakerState.CLOSED;

    SmallRyeGuard(HttpTarget target, Timers timers, Telemetry telemetry, Supplier<String> ids) {
        this.target = target;
        this.timers = timers;
        this.telemetry = telemetry;
        this.ids = ids;
        rules = new RetryRules(target.config().retry(), () -> ThreadLocalRandom.current().nextDouble());
        failures = new Failures(target);
        guard = guard(target.config());
    }

    private Guard guard(HttpConfig config) {
        return Guard.create().withDescription(target.name())
                .withCircuitBreaker()
                .requestVolumeThreshold(config.circuitBreaker().requestVolume())
                .failureRatio(config.circuitBreaker().failureRatio())
                .delay(config.circuitBreaker().delay().toMillis(), ChronoUnit.MILLIS)
                .when(SmallRyeGuard::countsAgainstTheTarget)
                .onStateChange(state -> breaker = state)
                .done()
                .withBulkhead()
                .limit(config.maxConcurrentRequests())
                .queueSize(config.maxQueuedRequests())
                .done()
                .build();
    }

    /** A refusal proves that the target is well. So do items that failed one by one, whatever the status of their answer. */
    private static boolean countsAgainstTheTarget(Throwable failure) {
        return failure instanceof Ambiguous || failure instanceof NotSent
                || failure instanceof Answered answered && answered.status() >= RetryRules.SERVER_ERROR
                        && !answered.itemised();
    }

    CircuitBreakerState breaker() {
        return breaker;
    }

    Duration deadline() {
        return target.config().deadline();
    }

    /** Lets one attempt pass the breaker and the bulkhead. */
    @SuppressWarnings("unchecked")
    <T> Uni<T> once(Supplier<Uni<T>> attempt) {
        return (Uni<T>) guard.get(() -> (Uni<Object>) attempt.get(), UNI);
    }

    @Override
    public <T> Uni<T> call(Operation operation, Supplier<Uni<T>> attempt) {
        return Uni.createFrom().emitter(emitter -> new GuardedCall<T>(this, operation, attempt, emitter).start());
    }
}
