package io.quarkiverse.cloudflare.room.client;

import java.util.Objects;

/**
 * How a connection ended.
 *
 * @param code of the WebSocket, for example 4413; {@link #LOST} if there was none
 * @param reason the server's words, or this client's; empty if there are none
 */
public record ConnectionClose(int code, String reason) {

    /** The connection ended without a closing handshake. */
    public static final int LOST = 1006;

    public ConnectionClose {
        Objects.requireNonNull(reason, "reason");
    }
}
