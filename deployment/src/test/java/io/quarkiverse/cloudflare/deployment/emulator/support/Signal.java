package io.quarkiverse.cloudflare.deployment.emulator.support;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Lets a test wait for what happens on a loop. Thread-safe. */
public final class Signal {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private long changes;

    /** Something may be different now. */
    public synchronized void changed() {
        changes++;
        notifyAll();
    }

    /**
     * Waits until a condition holds. It is asked again at each {@link #changed}.
     *
     * @param what the sentence of the failure
     */
    public void await(String what, BooleanSupplier condition) {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        long seen = changes();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - giveUp >= 0) {
                throw new AssertionError(what + " within " + PATIENCE.toSeconds() + " seconds");
            }
            awaitChange(seen, giveUp);
            seen = changes();
        }
    }

    private synchronized long changes() {
        return changes;
    }

    private synchronized void awaitChange(long seen, long giveUp) {
        try {
            long left = Duration.ofNanos(giveUp - System.nanoTime()).toMillis();
            while (changes == seen && left > 0) {
                wait(left);
                left = Duration.ofNanos(giveUp - System.nanoTime()).toMillis();
            }
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new AssertionError("The test was interrupted", interruption);
        }
    }
}
