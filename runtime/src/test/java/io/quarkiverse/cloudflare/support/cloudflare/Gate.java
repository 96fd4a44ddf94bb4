package io.quarkiverse.cloudflare.support.cloudflare;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Where a request waits until a test lets it go on, so that "two seconds later" needs no clock. Thread-safe.
 */
public final class Gate {

    private static final long PATIENCE_SECONDS = 20;

    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch opened = new CountDownLatch(1);
    private final CountDownLatch passed = new CountDownLatch(1);

    /** Waits until a request stands before this gate. */
    public void awaitArrival() throws InterruptedException {
        await(arrived, "No request arrived at the gate");
    }

    /** Lets the request go on, and those that come later. */
    public void open() {
        opened.countDown();
    }

    /** Opens, and waits until what was behind the gate was done. */
    public void openAndAwait() throws InterruptedException {
        open();
        await(passed, "No request passed the gate");
    }

    void waitHere() throws InterruptedException {
        arrived.countDown();
        opened.await();
    }

    void pass() {
        passed.countDown();
    }

    private static void await(CountDownLatch latch, String message) throws InterruptedException {
        if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError(message + " within " + PATIENCE_SECONDS + " s");
        }
    }
}
