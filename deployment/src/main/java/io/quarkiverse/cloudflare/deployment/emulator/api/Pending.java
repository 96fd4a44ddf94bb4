package io.quarkiverse.cloudflare.deployment.emulator.api;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.quarkiverse.cloudflare.deployment.emulator.sfu.SfuException;

/**
 * Waits for what the media loop does. Thread-safe; never on the loop.
 */
final class Pending {

    // Longer than anything takes: a pull of a silent track waits for the connection and then for packets, 13 seconds in all.
    private static final int LIMIT_SECONDS = 60;

    private Pending() {
    }

    /** @throws Refusal if the request is refused */
    static <T> T of(CompletableFuture<T> future) {
        try {
            return future.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.internal();
        } catch (TimeoutException e) {
            throw new IllegalStateException("The media loop did not answer within " + LIMIT_SECONDS + " s", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SfuException refused) {
                throw new Refusal(refused.status(), refused.code(), refused.description(), refused.subcode());
            }
            throw new IllegalStateException("The media loop could not answer", e.getCause());
        }
    }
}
