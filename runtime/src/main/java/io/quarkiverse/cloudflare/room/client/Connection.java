package io.quarkiverse.cloudflare.room.client;

import org.jboss.logging.Logger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.quarkiverse.cloudflare.runtime.protocol.ClientCodec;
import io.quarkiverse.cloudflare.runtime.protocol.ServerFrame;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocket;

/**
 * One WebSocket, from its opening to its end: refs, replies, heartbeat. Event loop only.
 */
final class Connection {

    private static final Logger LOG = Logger.getLogger(Connection.class);

    private static final String PHOENIX = "phoenix";
    private static final short NORMAL = 1000;
    private static final JsonNode EMPTY = JsonNodeFactory.instance.objectNode();

    private final Vertx vertx;
    private final WebSocket socket;
    private final ClientCodec codec;
    private final Owner owner;
    private final PendingReplies pending;
    private final long heartbeatTimer;
    private long refs;
    private boolean heartbeatUnanswered;
    private boolean ended;

    /** Who is told. */
    interface Owner {

        /** An event for a room. */
        void received(ServerFrame frame);

        /** The end, told once. */
        void ended(Connection connection, ConnectionClose close);
    }

    Connection(Vertx vertx, Settings settings, WebSocket socket, Owner owner) {
        this.vertx = vertx;
        this.socket = socket;
        this.codec = settings.codec;
        this.owner = owner;
        this.pending = new PendingReplies(vertx, settings.pushTimeout);
        socket.textMessageHandler(text -> {
            if (!ended) {
                received(text);
            }
        });
        socket.binaryMessageHandler(bytes -> {
            if (!ended) {
                received(bytes);
            }
        });
        socket.exceptionHandler(failure -> LOG.debugf(failure, "The connection to %s failed", settings.uri.getHost()));
        socket.closeHandler(ignored -> end(close()));
        heartbeatTimer = vertx.setPeriodic(settings.heartbeat.toMillis(), ignored -> beat());
    }

    private ConnectionClose close() {
        Short code = socket.closeStatusCode();
        String reason = socket.closeReason();
        return new ConnectionClose(code == null ? ConnectionClose.LOST : Short.toUnsignedInt(code),
                reason == null ? "" : reason);
    }

    String nextRef() {
        return Long.toString(++refs);
    }

    /** @param joinRef null for a heartbeat */
    void send(String joinRef, String ref, Request request, Object payload) {
        String text;
        try {
            text = codec.encode(joinRef, ref, request.topic, request.event, payload == null ? EMPTY : payload);
        } catch (IllegalArgumentException e) {
            request.failed(e);
            return;
        }
        write(ref, request, () -> socket.writeTextMessage(text));
    }

    void sendBinary(String joinRef, Request request, byte[] data) {
        String ref = nextRef();
        byte[] bytes;
        try {
            bytes = codec.encodeBinary(joinRef, ref, request.topic, request.event, data);
        } catch (IllegalArgumentException e) {
            request.failed(e);
            return;
        }
        write(ref, request, () -> socket.writeBinaryMessage(Buffer.buffer(bytes)));
    }

    private void write(String ref, Request request, Runnable write) {
        if (ended) {
            request.failed(new NotConnectedException("'%s' to %s was not sent: the connection has ended"
                    .formatted(request.event, request.topic), true));
            return;
        }
        pending.expect(ref, request);
        try {
            write.run();
        } catch (IllegalStateException e) {
            // The socket is closed, and its close handler about to run.
            pending.forget(ref);
            request.failed(new NotConnectedException("'%s' to %s was not sent: the connection is ending"
                    .formatted(request.event, request.topic), true));
        }
    }

    private void beat() {
        if (heartbeatUnanswered) {
            drop("no answer to a heartbeat");
            return;
        }
        heartbeatUnanswered = true;
        send(null, nextRef(), new Request(PHOENIX, "heartbeat") {
            @Override
            void ok(JsonNode response, byte[] bytes) {
                heartbeatUnanswered = false;
            }

            @Override
            void failed(Throwable failure) {
                LOG.debug(failure.getMessage());
            }
        }, null);
    }

    private void received(String text) {
        try {
            received(codec.decode(text));
        } catch (ClientCodec.UnreadableFrameException e) {
            LOG.warnf("%s (%d characters). Is it a server of Phoenix channels 2.0.0?", e.getMessage(), text.length());
        }
    }

    private void received(Buffer bytes) {
        try {
            received(codec.decodeBinary(bytes.getBytes()));
        } catch (ClientCodec.UnreadableFrameException e) {
            LOG.warnf("%s (%d bytes). Is it a server of Phoenix channels 2.0.0?", e.getMessage(), bytes.length());
        }
    }

    private void received(ServerFrame frame) {
        // No default branch: a new frame type must fail to compile here.
        boolean taken = switch (frame.type()) {
            case REPLY -> replied((ServerFrame.Reply) frame);
            case BINARY_REPLY -> replied((ServerFrame.BinaryReply) frame);
            case PUSH -> isItem((ServerFrame.Push) frame);
            case BINARY_PUSH -> false;
        };
        if (!taken && frame.topic().equals(PHOENIX)) {
            LOG.warnf("The server complains of a message it could not read: %s", frame);
        } else if (!taken) {
            owner.received(frame);
        }
    }

    private boolean replied(ServerFrame.Reply reply) {
        pending.reply(reply.ref(), reply.status(), reply.response(), null);
        return true;
    }

    private boolean replied(ServerFrame.BinaryReply reply) {
        pending.reply(reply.ref(), reply.status(), EMPTY, reply.data());
        return true;
    }

    // phx_close and phx_error carry the ref of the join, which may wait for its reply, and are no items.
    private boolean isItem(ServerFrame.Push push) {
        return push.ref() != null && !push.event().startsWith("phx_") && pending.item(push.ref(), push.payload());
    }

    /** Ends it as if the network was lost. */
    void drop(String reason) {
        if (!ended) {
            // 1006 must not be sent, so a server that reads it gives up the connection without a closing handshake.
            socket.close((short) ConnectionClose.LOST);
            end(new ConnectionClose(ConnectionClose.LOST, reason));
        }
    }

    /** @return completes when the connection is closed; not later than the closing timeout */
    Future<Void> closeNormally() {
        Promise<Void> closed = Promise.promise();
        if (ended) {
            return Future.succeededFuture();
        }
        socket.closeHandler(ignored -> {
            end(new ConnectionClose(NORMAL, "closed by the client"));
            closed.tryComplete();
        });
        socket.close(NORMAL);
        return closed.future();
    }

    private void end(ConnectionClose close) {
        if (ended) {
            return;
        }
        ended = true;
        vertx.cancelTimer(heartbeatTimer);
        pending.fail(close);
        owner.ended(this, close);
    }
}
