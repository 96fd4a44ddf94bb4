package io.quarkiverse.cloudflare.deployment.emulator.media;

import java.util.Arrays;
import java.util.function.Consumer;

/**
 * A map from SSRCs, which are looked up for each packet. Owned by the media loop.
 */
final class SsrcTable<T> {

    private static final int SMALLEST = 16;
    // Spreads SSRCs that a peer chose, so that they do not all meet in one place.
    private static final int SPREAD = 0x9E3779B9;

    private int[] keys = new int[SMALLEST];
    // Null where there is nothing.
    private Object[] values = new Object[SMALLEST];
    private int size;

    /** @return null if there is none */
    @SuppressWarnings("unchecked")
    T get(int ssrc) {
        return (T) values[place(ssrc)];
    }

    void put(int ssrc, T value) {
        int place = place(ssrc);
        if (values[place] == null) {
            size++;
        }
        keys[place] = ssrc;
        values[place] = value;
        if (size * 2 > keys.length) {
            rebuild(keys.length * 2);
        }
    }

    void remove(int ssrc) {
        int place = place(ssrc);
        if (values[place] != null) {
            values[place] = null;
            size--;
            // What was put aside because of it moves back.
            rebuild(keys.length);
        }
    }

    private int place(int ssrc) {
        int mask = keys.length - 1;
        int place = (ssrc * SPREAD >>> 8) & mask;
        while (values[place] != null && keys[place] != ssrc) {
            place = place + 1 & mask;
        }
        return place;
    }

    private void rebuild(int capacity) {
        int[] oldKeys = keys;
        Object[] oldValues = values;
        keys = new int[capacity];
        values = new Object[capacity];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldValues[i] != null) {
                int place = place(oldKeys[i]);
                keys[place] = oldKeys[i];
                values[place] = oldValues[i];
            }
        }
    }

    int size() {
        return size;
    }

    /** Walks over what is there now; the action may put and remove. */
    @SuppressWarnings("unchecked")
    void forEach(Consumer<T> action) {
        for (Object value : Arrays.copyOf(values, values.length)) {
            if (value != null) {
                action.accept((T) value);
            }
        }
    }
}
