package io.quarkiverse.cloudflare.support;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.PriorityQueue;

import io.quarkiverse.cloudflare.runtime.time.Timers;

/**
 * Time that stands still until a test moves it. Thread-safe.
 */
public class MovableTimers implements Timers {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final PriorityQueue<Scheduled> scheduled = new PriorityQueue<>(
            Comparator.comparing(Scheduled::due).thenComparing(Scheduled::order));
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private long orders;

    @Override
    public Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                synchronized (MovableTimers.this) {
                    return now;
                }
            }
        };
    }

    @Override
    public synchronized Handle after(Duration delay, Runnable action) {
        Scheduled entry = new Scheduled(now.plus(delay), orders++, action);
        scheduled.add(entry);
        notifyAll();
        return () -> {
            synchronized (this) {
                scheduled.remove(entry);
            }
        };
    }

    /** Moves the clock and runs, in order and on this thread, what falls due on the way. */
    public void advance(Duration time) {
        Instant end;
        synchronized (this) {
            end = now.plus(time);
        }
        while (true) {
            Scheduled next;
            synchronized (this) {
                next = scheduled.peek();
                if (next == null || next.due.isAfter(end)) {
                    now = end;
                    return;
                }
                scheduled.poll();
                now = next.due;
            }
            next.action.run();
        }
    }

    /** Waits until more than this many actions have not run yet: until something that goes on elsewhere has set its timer. */
    public synchronized void awaitMoreThan(int pending) throws InterruptedException {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (scheduled.size() <= pending) {
            long left = Duration.ofNanos(giveUp - System.nanoTime()).toMillis();
            if (left <= 0) {
                throw new AssertionError("No timer was set; found " + scheduled.size());
            }
            wait(left);
        }
    }

    /** @return how many actions have not run yet */
    public synchronized int pending() {
        return scheduled.size();
    }

    private record Scheduled(Instant due, long order, Runnable action) {
    }
}
