package io.quarkiverse.cloudflare.runtime.room;

import org.jboss.logging.Logger;

import io.quarkus.arc.Arc;
import io.quarkus.websockets.next.OnBinaryMessage;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;

/**
 * The WebSocket endpoint of all rooms. The build generates its one subclass, which has the configured path.
 * <p>
 * Event loop only.
 */
public abstract class RoomEndpoint {

    private static final Logger LOG = Logger.getLogger(RoomEndpoint.class);
    private static final Uni<Void> DONE = Uni.createFrom().voidItem();

    private final RoomServer server = Arc.container().instance(RoomServer.class).get();

    @OnOpen
    Uni<Void> open(WebSocketConnection socket) {
        server.open(socket, socket.userData().get(Upgrade.KEY));
        return DONE;
    }

    @OnTextMessage
    Uni<Void> text(WebSocketConnection socket, String text) {
        server.text(socket, text);
        return DONE;
    }

    @OnBinaryMessage
    Uni<Void> binary(WebSocketConnection socket, Buffer bytes) {
        server.binary(socket, bytes);
        return DONE;
    }

    @OnClose
    Uni<Void> close(WebSocketConnection socket) {
        server.closed(socket);
        return DONE;
    }

    @OnError
    Uni<Void> error(WebSocketConnection socket, Throwable failure) {
        LOG.debugf(failure, "The connection %s failed", socket.id());
        return DONE;
    }
}
