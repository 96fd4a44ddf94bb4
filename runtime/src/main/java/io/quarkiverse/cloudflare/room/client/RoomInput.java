package io.quarkiverse.cloudflare.room.client;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Where the events of one room go: to presence, to listeners, or into the inbox. Thread-safe, but {@code received},
 * {@code rejoined} and {@code listen} belong to the event loop.
 */
final class RoomInput {

    private static final String PRESENCE_STATE = "presence_state";
    private static final String PRESENCE_DIFF = "presence_diff";

    private final boolean mirrored;
    private final PresenceMirror presence = new PresenceMirror();
    private final Inbox inbox;
    private final Listeners<JsonNode> listeners = new Listeners<>();
    private final Listeners<byte[]> binaryListeners = new Listeners<>();
    private final List<PresenceListener> joinListeners = new CopyOnWriteArrayList<>();
    private final List<PresenceListener> leaveListeners = new CopyOnWriteArrayList<>();
    private final List<Runnable> rejoinListeners = new CopyOnWriteArrayList<>();
    private final Semaphore rejoins = new Semaphore(0);

    RoomInput(Settings settings, String topic) {
        this.mirrored = settings.presence;
        this.inbox = new Inbox(topic, settings.inbox);
    }

    PresenceMirror presence() {
        return presence;
    }

    Inbox inbox() {
        return inbox;
    }

    /** @return a permit for each rejoin that nobody has waited for */
    Semaphore rejoins() {
        return rejoins;
    }

    List<PresenceListener> joinListeners() {
        return joinListeners;
    }

    List<PresenceListener> leaveListeners() {
        return leaveListeners;
    }

    List<Runnable> rejoinListeners() {
        return rejoinListeners;
    }

    boolean hasListener(String event) {
        return listeners.has(event);
    }

    boolean hasBinaryListener(String event) {
        return binaryListeners.has(event);
    }

    void listen(String event, Consumer<JsonNode> listener) {
        for (JsonNode waiting : inbox.takeAll(event, JsonNode.class)) {
            Listeners.call(event, () -> listener.accept(waiting));
        }
        listeners.add(event, listener);
    }

    void listenBinary(String event, Consumer<byte[]> listener) {
        for (byte[] waiting : inbox.takeAll(event, byte[].class)) {
            Listeners.call(event, () -> listener.accept(waiting));
        }
        binaryListeners.add(event, listener);
    }

    void received(String event, JsonNode payload) {
        boolean ofPresence = event.equals(PRESENCE_STATE) || event.equals(PRESENCE_DIFF);
        if (ofPresence && mirrored) {
            tell(event.equals(PRESENCE_STATE) ? presence.state(payload) : presence.diff(payload));
        }
        boolean heard = listeners.tell(event, payload);
        if (!heard && !ofPresence) {
            inbox.offer(event, payload);
        }
    }

    private void tell(List<PresenceMirror.Change> changes) {
        for (PresenceMirror.Change change : changes) {
            for (PresenceListener listener : change.joined() ? joinListeners : leaveListeners) {
                Listeners.call("presence", () -> listener.changed(change.key(), change.devices(), change.others()));
            }
        }
    }

    void received(String event, byte[] data) {
        if (!binaryListeners.tell(event, data)) {
            inbox.offer(event, data);
        }
    }

    void rejoined() {
        rejoins.release();
        for (Runnable listener : rejoinListeners) {
            Listeners.call("rejoin", listener);
        }
    }

    void close(String reason) {
        inbox.close(reason);
    }
}
