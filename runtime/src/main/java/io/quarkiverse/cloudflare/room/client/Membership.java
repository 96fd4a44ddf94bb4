package io.quarkiverse.cloudflare.room.client;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkiverse.cloudflare.backplane.Position;
import io.quarkiverse.cloudflare.runtime.protocol.ServerFrame;
import io.vertx.core.Vertx;

/**
 * Joins one room, and again whenever that is needed, and hands on what arrives. Event loop only, but for the volatile fields.
 */
final class Membership {

    static final String JOIN = "phx_join";
    static final String LEFT_BY_CLIENT = "client";

    private static final String LEAVE = "phx_leave";
    private static final String CLOSED_BY_SERVER = "phx_close";
    private static final String FAILED = "phx_error";

    final String topic;
    final RoomInput input;
    final CompletableFuture<String> ended = new CompletableFuture<>();
    // Null before the first join.
    volatile JoinAnswer current;
    volatile Position position = Position.NONE;
    volatile Stage stage = Stage.AWAY;

    private final Vertx vertx;
    private final ObjectNode params;
    private final Owner owner;
    private final Backoff backoff;
    // Null while there is none.
    private Connection connection;
    // Null before the first join.
    private String joinRef;
    // Null until the server gives one.
    private String resumeToken;
    // Null when the first join is done.
    private Request first;
    private long rejoinTimer = -1;

    enum Stage {
        /** Without a connection, or about to join again. */
        AWAY,
        JOINING,
        JOINED,
        CLOSED
    }

    interface Owner {

        void joined(Membership membership);

        void closed(Membership membership);
    }

    /** @param params this object becomes the membership's own */
    Membership(Vertx vertx, Settings settings, String topic, ObjectNode params, Owner owner) {
        this.vertx = vertx;
        this.topic = topic;
        this.params = params;
        this.owner = owner;
        this.backoff = settings.rejoinBackoff();
        this.input = new RoomInput(settings, topic);
    }

    /** @param outcome hears of this one join only; if it fails, the membership is over */
    void join(Connection connection, Request outcome) {
        first = outcome;
        join(connection);
    }

    void join(Connection connection) {
        this.connection = connection;
        stage = Stage.JOINING;
        String ref = connection.nextRef();
        joinRef = ref;
        input.presence().expectState();
        connection.send(ref, ref, new Request(topic, JOIN) {
            @Override
            void ok(JsonNode response, byte[] bytes) {
                if (stage == Stage.JOINING && ref.equals(joinRef)) {
                    joined(response);
                }
            }

            @Override
            void failed(Throwable failure) {
                if (stage == Stage.JOINING && ref.equals(joinRef)) {
                    joinFailed(failure);
                }
            }
        }, resumeParams());
    }

    private ObjectNode resumeParams() {
        if (resumeToken == null) {
            return params;
        }
        ObjectNode resuming = params.deepCopy();
        resuming.withObject("/" + JoinAnswer.OURS).putObject("resume").put("token", resumeToken);
        resumeToken = null; // it can be used once
        return resuming;
    }

    private void joined(JsonNode response) {
        JoinAnswer answer = JoinAnswer.of(response);
        current = answer;
        resumeToken = answer.resumeToken();
        position = answer.position();
        stage = Stage.JOINED;
        backoff.reset();
        owner.joined(this);
        Request outcome = first;
        first = null;
        if (outcome != null) {
            outcome.ok(answer.reply(), null);
        } else {
            input.rejoined();
        }
    }

    private void joinFailed(Throwable failure) {
        if (failure instanceof NoReplyException && first != null) {
            // The server may be about to say yes.
            connection.send(joinRef, connection.nextRef(), new Farewell(), null);
        }
        if (first == null && failure instanceof RoomClientException refusal && refusal.retryable()) {
            awayAndRejoin();
            return;
        }
        Request outcome = first;
        first = null;
        close(failure instanceof ReplyException refusal ? refusal.reason() : "join failed");
        if (outcome != null) {
            outcome.failed(failure);
        }
    }

    private void awayAndRejoin() {
        stage = Stage.AWAY;
        cancelRejoin();
        rejoinTimer = vertx.setTimer(backoff.nextMillis(), ignored -> {
            rejoinTimer = -1;
            if (stage == Stage.AWAY && connection != null) {
                join(connection);
            }
        });
    }

    private void cancelRejoin() {
        if (rejoinTimer >= 0) {
            vertx.cancelTimer(rejoinTimer);
            rejoinTimer = -1;
        }
    }

    void connectionLost() {
        connection = null;
        cancelRejoin();
        if (stage != Stage.CLOSED) {
            stage = Stage.AWAY;
        }
    }

    void received(ServerFrame.BinaryPush push) {
        if (stage == Stage.JOINED && isMine(push.joinRef())) {
            input.received(push.event(), push.data());
        }
    }

    void received(ServerFrame.Push push) {
        if (!isMine(push.joinRef())) {
            return;
        }
        if (push.event().equals(CLOSED_BY_SERVER)) {
            closedByServer(push.payload().path("reason").asText(""));
        } else if (push.event().equals(FAILED)) {
            failedOnServer();
        } else if (stage == Stage.JOINED) {
            Position told = push.ref() == null ? Position.NONE : JoinAnswer.position(push.ref());
            if (!told.isNone()) {
                position = told;
            }
            input.received(push.event(), push.payload());
        }
    }

    // Frames of an earlier join may still be on their way.
    private boolean isMine(String ref) {
        return ref == null || ref.equals(joinRef);
    }

    private void closedByServer(String reason) {
        Request outcome = first;
        first = null;
        close(reason);
        if (outcome != null) {
            outcome.failed(new NotConnectedException("%s was closed before it was joined: %s".formatted(topic, reason), false));
        }
    }

    private void failedOnServer() {
        if (first == null && (stage == Stage.JOINED || stage == Stage.JOINING)) {
            awayAndRejoin();
        }
    }

    void push(Request request, Object payload) {
        if (canSend(request)) {
            connection.send(joinRef, connection.nextRef(), request, payload);
        }
    }

    void pushBinary(Request request, byte[] data) {
        if (canSend(request)) {
            connection.sendBinary(joinRef, request, data);
        }
    }

    private boolean canSend(Request request) {
        if (stage == Stage.JOINED) {
            return true;
        }
        request.failed(stage == Stage.CLOSED
                ? new NotConnectedException("'%s' was not sent: %s is closed (%s)".formatted(request.event, topic,
                        ended.getNow("")), false)
                : new NotConnectedException("'%s' was not sent: %s is not joined at the moment".formatted(request.event,
                        topic), true));
        return false;
    }

    /** @param done called when the server has agreed, or at once with nobody to ask; else with why it has not */
    void leave(Runnable done, Consumer<Throwable> failed) {
        Connection joinedOn = stage == Stage.JOINED || stage == Stage.JOINING ? connection : null;
        close(LEFT_BY_CLIENT);
        if (joinedOn == null) {
            done.run();
        } else {
            joinedOn.send(joinRef, joinedOn.nextRef(), new Farewell(done, failed), null);
        }
    }

    private void close(String reason) {
        if (stage != Stage.CLOSED) {
            stage = Stage.CLOSED;
            cancelRejoin();
            owner.closed(this);
            input.close(reason);
            ended.complete(reason);
        }
    }

    private final class Farewell extends Request {

        private final Runnable done;
        private final Consumer<Throwable> failed;

        Farewell() {
            this(() -> {
            }, ignored -> {
            });
        }

        Farewell(Runnable done, Consumer<Throwable> failed) {
            super(Membership.this.topic, LEAVE);
            this.done = done;
            this.failed = failed;
        }

        @Override
        void ok(JsonNode response, byte[] bytes) {
            done.run();
        }

        @Override
        void failed(Throwable failure) {
            failed.accept(failure);
        }
    }
}
