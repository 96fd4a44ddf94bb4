package io.quarkiverse.cloudflare.deployment.emulator.net;

import java.util.Arrays;

/**
 * What runs later, soonest first; of two that are due at the same time, the one that was added first. A binary heap in which
 * each entry knows its place, so that one can be taken out. Owned by the media loop.
 */
final class TimerHeap {

    private static final int FIRST_CAPACITY = 32;

    private Entry[] entries = new Entry[FIRST_CAPACITY];
    private int size;
    private long order;

    boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }

    /**
     * @return when the next one is due, in nanoseconds of {@link System#nanoTime()}; not to be asked if there is none
     */
    long nextDue() {
        return entries[0].due;
    }

    void add(Entry entry) {
        if (size == entries.length) {
            entries = Arrays.copyOf(entries, size * 2);
        }
        entry.order = order++;
        place(entry, size++);
        up(entry);
    }

    /**
     * @return the first one; not to be asked if there is none
     */
    Entry poll() {
        Entry first = entries[0];
        remove(first);
        return first;
    }

    /** Does nothing if it is not there. */
    void remove(Entry entry) {
        int index = entry.index;
        if (index == Entry.NOWHERE) {
            return;
        }
        entry.index = Entry.NOWHERE;
        Entry last = entries[--size];
        entries[size] = null;
        if (last != entry) {
            place(last, index);
            up(last);
            down(last);
        }
    }

    private void up(Entry entry) {
        while (entry.index > 0) {
            Entry parent = entries[(entry.index - 1) / 2];
            if (!entry.before(parent)) {
                return;
            }
            swap(entry, parent);
        }
    }

    private void down(Entry entry) {
        while (true) {
            int child = 2 * entry.index + 1;
            if (child >= size) {
                return;
            }
            if (child + 1 < size && entries[child + 1].before(entries[child])) {
                child++;
            }
            if (!entries[child].before(entry)) {
                return;
            }
            swap(entry, entries[child]);
        }
    }

    private void swap(Entry one, Entry other) {
        int index = one.index;
        place(one, other.index);
        place(other, index);
    }

    private void place(Entry entry, int index) {
        entries[index] = entry;
        entry.index = index;
    }

    /** One action and its time. Owned by the media loop. */
    static final class Entry {

        private static final int NOWHERE = -1;

        private final long due;
        private final Runnable action;
        private long order;
        private int index = NOWHERE;

        Entry(long due, Runnable action) {
            this.due = due;
            this.action = action;
        }

        Runnable action() {
            return action;
        }

        // Differences, because System.nanoTime() may overflow.
        private boolean before(Entry other) {
            return due != other.due ? due - other.due < 0 : order < other.order;
        }
    }
}
