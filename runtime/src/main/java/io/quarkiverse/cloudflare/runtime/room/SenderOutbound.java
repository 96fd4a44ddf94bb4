package io.quarkiverse.cloudflare.runtime.room;

import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;

/**
 * The public way, used when the channel of a connection cannot be had: one encoding and one flush per message and member.
 * <p>
 * Event loop only.
 */
final class SenderOutbound extends Outbound {

    private final WebSocketConnection connection;
    private long pending;
    private Uni<Void> last = Uni.createFrom().voidItem();

    SenderOutbound(WebSocketConnection connection, LoopOutbox outbox, long limit, Runnable onOverflow) {
        super(outbox, limit, onOverflow);
        this.connection = connection;
    }

    @Override
    boolean takesJoined() {
        return false;
    }

    @Override
    long pendingBytes() {
        return pending;
    }

    @Override
    void send(Frame frame) {
        int size = frame.size();
        pending += size;
        last = (frame.isBinary() ? connection.sendBinary(Buffer.buffer(frame.payload()))
                : connection.sendText(frame.text())).memoize().indefinitely();
        Runnable written = () -> outbox().submit(() -> pending -= size);
        last.subscribe().with(done -> written.run(), failure -> written.run());
    }

    @Override
    void flushNow() {
        // Each message is flushed as it is sent.
    }

    @Override
    void notifyWritten(Runnable action) {
        last.subscribe().with(done -> outbox().submit(action), failure -> {
        });
    }

    @Override
    void abort() {
        // The public API has no way to cut a connection; the server does so when its closing timeout is over.
    }
}
