package io.quarkiverse.cloudflare.room;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Values kept beside a {@link Member} or a room on this node, one for each class.
 *
 * <pre>{@code
 * member.attributes().set(new Score(0));
 * int points = member.attributes().get(Score.class).map(Score::points).orElse(0);
 * }</pre>
 *
 * Thread-safe.
 */
public final class Attributes {

    private volatile Map<Class<?>, Object> values = Map.of(); // made when the first one is set: most have none

    /**
     * @return the value of exactly this class, or empty if none was set
     */
    public <T> Optional<T> get(Class<T> type) {
        return Optional.ofNullable(type.cast(values.get(type)));
    }

    /**
     * @return the value of exactly this class, made by {@code initial} and kept if there was none
     */
    public <T> T getOrSet(Class<T> type, Supplier<? extends T> initial) {
        return type.cast(own().computeIfAbsent(type, t -> Objects.requireNonNull(initial.get(), "initial value")));
    }

    /**
     * Keeps a value under its class, in place of the one before.
     */
    public void set(Object value) {
        Objects.requireNonNull(value, "value");
        own().put(value.getClass(), value);
    }

    /**
     * @return the value that was removed, or empty if none was set
     */
    public <T> Optional<T> remove(Class<T> type) {
        return Optional.ofNullable(type.cast(own().remove(type)));
    }

    private synchronized Map<Class<?>, Object> own() {
        if (!(values instanceof ConcurrentHashMap)) {
            values = new ConcurrentHashMap<>(2);
        }
        return values;
    }
}
