package io.quarkiverse.cloudflare.room.client;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Events of one room that nobody has taken yet, oldest first. Thread-safe.
 */
final class Inbox {

    // Enough for a message that helps; names come from the server and must not grow without end.
    private static final int MAX_NAMES = 50;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Arrival> arrivals = new ArrayDeque<>();
    private final Map<String, Integer> seen = new TreeMap<>();
    private final String topic;
    private final int capacity;
    private int dropped;
    // Null while the room is open.
    private String closed;

    Inbox(String topic, int capacity) {
        this.topic = topic;
        this.capacity = capacity;
    }

    /** @param payload a JsonNode or a byte[] */
    private record Arrival(String event, Object payload) {

        boolean is(String event, Class<?> kind) {
            return this.event.equals(event) && kind.isInstance(payload);
        }
    }

    void offer(String event, Object payload) {
        if (capacity == 0) {
            return;
        }
        lock.lock();
        try {
            if (seen.containsKey(event) || seen.size() < MAX_NAMES) {
                seen.merge(event, 1, Integer::sum);
            }
            if (arrivals.size() == capacity) {
                arrivals.removeFirst();
                dropped++;
            }
            arrivals.addLast(new Arrival(event, payload));
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Wakes all who wait: nothing more will come. */
    void close(String reason) {
        lock.lock();
        try {
            closed = reason;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    <T> List<T> takeAll(String event, Class<T> kind) {
        lock.lock();
        try {
            List<T> taken = new ArrayList<>();
            for (Iterator<Arrival> each = arrivals.iterator(); each.hasNext();) {
                Arrival arrival = each.next();
                if (arrival.is(event, kind)) {
                    taken.add(kind.cast(arrival.payload));
                    each.remove();
                }
            }
            return taken;
        } finally {
            lock.unlock();
        }
    }

    <T> T take(String event, Class<T> kind, Duration patience) throws InterruptedException {
        long left = patience.toNanos();
        lock.lock();
        try {
            while (true) {
                for (Iterator<Arrival> each = arrivals.iterator(); each.hasNext();) {
                    Arrival arrival = each.next();
                    if (arrival.is(event, kind)) {
                        each.remove();
                        return kind.cast(arrival.payload);
                    }
                }
                if (closed != null || left <= 0) {
                    throw new NothingArrivedException(nothing(event, patience));
                }
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    private String nothing(String event, Duration patience) {
        String when = closed != null ? "before the room was closed (%s)".formatted(closed)
                : "within %d ms".formatted(patience.toMillis());
        String what = capacity == 0 ? "the inbox is switched off"
                : seen.isEmpty() ? "nothing else did either" : "arrived so far, taken ones included: " + seen;
        return "No '%s' arrived in %s %s; %s%s".formatted(event, topic, when, what,
                dropped == 0 ? "" : "; dropped because nobody took them: " + dropped);
    }
}
