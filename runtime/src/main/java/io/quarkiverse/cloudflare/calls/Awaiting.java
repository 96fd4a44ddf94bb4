package io.quarkiverse.cloudflare.calls;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;

/** The blocking forms of what is asynchronous. */
final class Awaiting {

    private Awaiting() {
    }

    /**
     * Waits for the outcome. What it waits for has a deadline of its own.
     *
     * @param method the asynchronous form, for the message
     * @throws IllegalStateException on an event loop
     */
    static <T> T await(String method, Uni<T> uni) {
        if (!Infrastructure.canCallerThreadBeBlocked()) {
            throw new IllegalStateException(
                    "%sAndAwait must not be called on an event loop: use %s, or annotate the method that calls it with @Blocking"
                            .formatted(method, method));
        }
        return uni.await().indefinitely();
    }
}
