package io.quarkiverse.cloudflare.deployment.test.lifecycle;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Singleton;

/**
 * What happened in an application, in order. Thread-safe.
 */
@Singleton
public class Journal {

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);

    private final List<String> entries = new ArrayList<>();

    public synchronized void add(String entry) {
        entries.add(entry);
        notifyAll();
    }

    /** Waits for an entry, and takes everything up to it. */
    public synchronized List<String> until(String last) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE;
        while (!entries.contains(last)) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                throw new AssertionError("'" + last + "' did not happen; found " + entries);
            }
            wait(left);
        }
        List<String> head = entries.subList(0, entries.indexOf(last) + 1);
        List<String> taken = List.copyOf(head);
        head.clear();
        return taken;
    }

    /** Takes what is there now. */
    public synchronized List<String> rest() {
        List<String> taken = List.copyOf(entries);
        entries.clear();
        return taken;
    }
}
