package io.quarkiverse.cloudflare.deployment.test.lifecycle;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Waits for what no frame and no callback announces: what a room does behind its last callback.
 */
public final class Eventually {

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);

    private Eventually() {
    }

    public static void holds(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("It never came to pass that " + what);
            }
            Thread.yield();
        }
    }
}
