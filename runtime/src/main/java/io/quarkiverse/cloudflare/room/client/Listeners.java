package io.quarkiverse.cloudflare.room.client;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.jboss.logging.Logger;

/**
 * The listeners of one room for one kind of payload. Thread-safe; listeners are called by whoever tells.
 *
 * @param <P> JsonNode or byte[]
 */
final class Listeners<P> {

    private static final Logger LOG = Logger.getLogger(Listeners.class);

    private final Map<String, List<Consumer<P>>> byEvent = new ConcurrentHashMap<>();

    void add(String event, Consumer<P> listener) {
        byEvent.computeIfAbsent(event, ignored -> new CopyOnWriteArrayList<>()).add(listener);
    }

    boolean has(String event) {
        return byEvent.containsKey(event);
    }

    /** @return whether there is a listener for this event */
    boolean tell(String event, P payload) {
        List<Consumer<P>> listeners = byEvent.get(event);
        if (listeners == null) {
            return false;
        }
        for (Consumer<P> listener : listeners) {
            call(event, () -> listener.accept(payload));
        }
        return true;
    }

    /** A listener that fails harms nobody else. */
    static void call(String what, Runnable listener) {
        try {
            listener.run();
        } catch (RuntimeException e) {
            LOG.warnf(e, "A listener for '%s' failed", what);
        }
    }
}
