package io.quarkiverse.cloudflare.deployment.emulator.srtp;

import java.util.Arrays;

/**
 * A map by SSRC that allocates nothing when it is read, and refuses to grow beyond a limit. Owned by the media loop.
 */
final class SsrcTable<T> {

    private static final int INITIAL = 16;
    private static final int SPREAD = 0x9e3779b9;

    private final int limit;
    private int[] keys = new int[INITIAL];
    private Object[] values = new Object[INITIAL];
    private int count;

    SsrcTable(int limit) {
        this.limit = limit;
    }

    boolean isFull() {
        return count >= limit;
    }

    /** @return the value, or {@code null}: this is asked for each packet */
    @SuppressWarnings("unchecked")
    T get(int ssrc) {
        return (T) values[slot(ssrc)];
    }

    /** Adds a value where there is none, if the table is not full. */
    void put(int ssrc, T value) {
        if (isFull()) {
            throw new IllegalStateException("At most %d streams are kept".formatted(limit));
        }
        if (2 * ++count > keys.length) {
            grow();
        }
        int slot = slot(ssrc);
        keys[slot] = ssrc;
        values[slot] = value;
    }

    private void grow() {
        int[] oldKeys = keys;
        Object[] oldValues = values;
        keys = Arrays.copyOf(keys, 2 * keys.length);
        values = new Object[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldValues[i] != null) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                values[slot] = oldValues[i];
            }
        }
    }

    private int slot(int ssrc) {
        int mask = keys.length - 1;
        int slot = ssrc * SPREAD >>> Short.SIZE & mask;
        while (values[slot] != null && keys[slot] != ssrc) {
            slot = slot + 1 & mask;
        }
        return slot;
    }
}
