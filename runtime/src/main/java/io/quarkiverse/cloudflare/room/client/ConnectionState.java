package io.quarkiverse.cloudflare.room.client;

/**
 * What the connection of a {@link RoomClient} does.
 */
public enum ConnectionState {

    /** Not connected, and nothing is done about it until {@link RoomClient#connect()}. */
    DISCONNECTED,

    /** {@link RoomClient#connect()} was called. */
    CONNECTING,

    CONNECTED,

    /** The connection was lost; the client waits for the next attempt, or makes one. */
    RECONNECTING,

    /** {@link RoomClient#close()} was called. Nothing follows. */
    CLOSED
}
