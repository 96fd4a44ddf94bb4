package io.quarkiverse.cloudflare.room.client;

import java.util.function.Consumer;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What arrives in a room, for listeners and for programs that wait.
 * <p>
 * Thread-safe. Listeners run on the client's event loop, in the order of the wire, and must not block. Events that no listener
 * is registered for are kept in an inbox ({@link RoomClientBuilder#inbox(int)}; beyond its size the oldest are dropped), from
 * where the {@code await…} methods take them, and a listener that is registered later gets them first. So nothing is missed
 * between the join and the first listener.
 */
public interface RoomEvents {

    /**
     * @param event any event but {@code phx_…} ones; {@code presence_state} and {@code presence_diff} too
     * @param type what Jackson reads it as; {@link JsonNode} costs nothing
     * @param listener hears each event of this name; if it cannot be read as this type, the log has a warning instead
     */
    <T> void on(String event, Class<T> type, Consumer<T> listener);

    /**
     * @param listener hears each binary event of this name; the array is shared by all listeners
     */
    void onBinary(String event, Consumer<byte[]> listener);

    /**
     * Takes the oldest event of a name that was not yet taken; waits for it if there is none. Never call it on an event loop.
     *
     * @throws NothingArrivedException if there is none within the push timeout, or the room is closed; says what did arrive
     * @throws IllegalStateException if there is a listener for this event, so that nothing is kept
     * @throws IllegalArgumentException if Jackson cannot read it as this type
     */
    <T> T await(String event, Class<T> type);

    /**
     * Takes the oldest binary event of a name, see {@link #await(String, Class)}.
     */
    byte[] awaitBinary(String event);

    /**
     * @return who is in the room, as of now; empty before the server has told, and if the room has no presence
     */
    PresenceView presence();

    /**
     * Waits until presence is as described. Never call it on an event loop.
     *
     * @return the presence that was
     * @throws NothingArrivedException if it is not within the push timeout; says who is there
     */
    PresenceView awaitPresence(Predicate<PresenceView> condition);

    /**
     * @param listener hears of each device that comes; also of those found when the room is joined again
     */
    void onPresenceJoin(PresenceListener listener);

    /**
     * @param listener hears of each device that goes; also of those missing when the room is joined again
     */
    void onPresenceLeave(PresenceListener listener);

    /**
     * @param listener called after each later join of the same room, when the connection was lost or the room had failed
     */
    void onRejoined(Runnable listener);

    /**
     * Waits for the next rejoin that was not yet waited for. Never call it on an event loop.
     *
     * @return {@link JoinedRoom#resumed()}
     * @throws NothingArrivedException if there is none within the push timeout
     */
    boolean awaitRejoined();

    /**
     * @param listener called once with the reason, when the room is closed for this member: the server's, for example
     *        {@code kicked}; the reason of a refused rejoin; or {@code client} after {@link JoinedRoom#leave()}
     */
    void onClosed(Consumer<String> listener);

    /**
     * Waits until the room is closed for this member. Never call it on an event loop.
     *
     * @return the reason, see {@link #onClosed}
     * @throws NothingArrivedException if it is not within the push timeout
     */
    String awaitClosed();
}
