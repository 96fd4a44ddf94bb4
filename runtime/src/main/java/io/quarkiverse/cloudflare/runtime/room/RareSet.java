package io.quarkiverse.cloudflare.runtime.room;

import java.util.HashSet;
import java.util.Set;

/**
 * A set that is empty nearly always, on very many objects: it costs next to nothing then, and is copied on each change.
 * <p>
 * Thread-safe.
 */
final class RareSet<T> {

    private volatile Set<T> items = Set.of();

    /** @return a snapshot */
    Set<T> items() {
        return items;
    }

    /** @return whether it was not there */
    synchronized boolean add(T item) {
        Set<T> more = new HashSet<>(items);
        boolean changed = more.add(item);
        items = Set.copyOf(more);
        return changed;
    }

    /** @return whether it was there */
    synchronized boolean remove(T item) {
        Set<T> fewer = new HashSet<>(items);
        boolean changed = fewer.remove(item);
        items = Set.copyOf(fewer);
        return changed;
    }
}
