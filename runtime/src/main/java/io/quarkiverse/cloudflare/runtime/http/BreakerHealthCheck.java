package io.quarkiverse.cloudflare.runtime.http;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

import io.smallrye.faulttolerance.api.CircuitBreakerState;

/**
 * Reports the circuit breakers and calls nobody. A bean only if the application has health checks and asks for this one, so
 * nothing else may name this class. Thread-safe.
 */
@Readiness
public class BreakerHealthCheck implements HealthCheck {

    private final FaultGuards guards;

    BreakerHealthCheck(FaultGuards guards) {
        this.guards = guards;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("Circuit breakers of Cloudflare").up();
        guards.breakers().forEach((target, state) -> {
            response.withData(target, state.name());
            if (state == CircuitBreakerState.OPEN) {
                response.down();
            }
        });
        return response.build();
    }
}
