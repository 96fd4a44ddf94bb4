package io.quarkiverse.cloudflare.runtime.http;

import java.util.function.Supplier;

import io.smallrye.mutiny.Uni;

/**
 * Sends the requests of one app: not too many at once, again if that helps and does no harm, and not at all while nothing
 * arrives. Thread-safe.
 */
public interface FaultGuard {

    /**
     * @param attempt makes one request, each time it is asked; what it returns is subscribed to once
     * @return fails with an {@link HttpFailure}. Each subscription is a call of its own; cancelling it cancels the request that
     *         is under way and makes no other
     */
    <T> Uni<T> call(Operation operation, Supplier<Uni<T>> attempt);
}
