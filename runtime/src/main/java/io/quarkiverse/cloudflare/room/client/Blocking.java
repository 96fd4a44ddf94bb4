package io.quarkiverse.cloudflare.room.client;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;

/**
 * Waiting for what an event loop will bring, and so never on one. Thread-safe.
 */
final class Blocking {

    private Blocking() {
    }

    static <T> T await(Uni<T> uni) {
        check();
        return uni.await().indefinitely(); // every Uni of this package is bounded by a timeout
    }

    static void check() {
        if (Context.isOnEventLoopThread()) {
            throw new IllegalStateException(
                    "A blocking method must not be called on an event loop; use the one that returns a Uni");
        }
    }
}
