package io.quarkiverse.cloudflare.runtime.room;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import io.quarkiverse.cloudflare.runtime.protocol.ClientFrame;
import io.quarkiverse.cloudflare.runtime.protocol.CloseCodes;
import io.quarkiverse.cloudflare.runtime.protocol.FrameCodec;
import io.quarkiverse.cloudflare.runtime.protocol.FrameException;
import io.quarkiverse.cloudflare.runtime.protocol.FrameHead;
import io.quarkiverse.cloudflare.runtime.protocol.Names;
import io.quarkiverse.cloudflare.runtime.protocol.Reasons;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/**
 * Reads what a connection sends and hands it to the rooms. A frame that makes no sense is answered; the connection and its
 * other rooms go on.
 * <p>
 * Event loop only.
 */
final class Inbound {

    private final RoomConnection connection;
    private final RoomServices services;
    private final RoomRegistry registry;
    private final FrameCodec codec;
    private final Clock clock;
    private final long maxMessageSize;
    private final InboundLimits limits;

    Inbound(RoomConnection connection, RoomServices services, RoomRegistry registry) {
        this.connection = connection;
        this.services = services;
        this.registry = registry;
        this.codec = services.codec();
        this.clock = services.timers().clock();
        this.maxMessageSize = services.config().maxMessageSize().asLongValue();
        this.limits = new InboundLimits(services.config(), clock.millis());
    }

    RoomConnection connection() {
        return connection;
    }

    void text(String text) {
        if (refused(() -> FrameCodec.peek(text))) {
            return;
        }
        // A char is 1 to 3 bytes of UTF-8, so most messages need no encoding to be measured.
        if (text.length() > maxMessageSize || (long) text.length() * 3 > maxMessageSize
                && text.getBytes(StandardCharsets.UTF_8).length > maxMessageSize) {
            refuse(FrameCodec.peek(text), Reasons.TOO_LARGE, Map.of("limit", maxMessageSize));
            return;
        }
        try {
            route(codec.decode(text));
        } catch (FrameException e) {
            connection.send(Frame.text(codec.refuse(e)));
        }
    }

    void binary(byte[] bytes) {
        if (refused(() -> FrameCodec.peek(bytes))) {
            return;
        }
        if (bytes.length > maxMessageSize) {
            refuse(FrameCodec.peek(bytes), Reasons.TOO_LARGE, Map.of("limit", maxMessageSize));
            return;
        }
        try {
            route(codec.decode(bytes));
        } catch (FrameException e) {
            connection.send(Frame.text(codec.refuse(e)));
        }
    }

    private boolean refused(Supplier<FrameHead> head) {
        if (connection.isClosing()) {
            return true;
        }
        long now = clock.millis();
        connection.heard(now);
        return switch (limits.message(now)) {
            case PASS -> false;
            case REFUSE -> {
                refuse(head.get(), Reasons.RATE_LIMITED, Map.of());
                yield true;
            }
            case CLOSE -> {
                connection.close(CloseCodes.FLOOD, "Too many messages per second");
                yield true;
            }
        };
    }

    private void refuse(FrameHead head, String reason, Map<String, ?> details) {
        connection.send(Frame.text(codec.refuse(head, reason, details)));
    }

    private void route(ClientFrame frame) {
        // No default branch: a new type of frame must fail to compile here.
        switch (frame.type()) {
            case JOIN -> join((ClientFrame.Join) frame);
            case LEAVE -> leave((ClientFrame.Leave) frame);
            case HEARTBEAT -> connection.answer(null, ((ClientFrame.Heartbeat) frame).ref(), Names.PHOENIX).ok();
            case EVENT -> {
                ClientFrame.Event event = (ClientFrame.Event) frame;
                event(Kinds.EVENT, event.joinRef(), event.ref(), event.topic(), event.event(), event.payload());
            }
            case BINARY -> {
                ClientFrame.Binary event = (ClientFrame.Binary) frame;
                event(Kinds.BINARY, event.joinRef(), event.ref(), event.topic(), event.event(), event.payload());
            }
        }
    }

    private void join(ClientFrame.Join join) {
        Answer answer = connection.answer(join.joinRef(), join.ref(), join.topic());
        if (!limits.join(clock.millis(), connection.roomsBeside(join.topic()))) {
            answer.error(Reasons.RATE_LIMITED);
            return;
        }
        if (registry.isStopped()) {
            answer.error(Reasons.CLOSED);
            return;
        }
        Optional<LiveRoom> room = registry.arriving(join.topic());
        if (room.isEmpty()) {
            answer.error(Reasons.UNMATCHED_TOPIC);
            return;
        }
        connection.joinBegins(join.topic());
        JoinProcess.begin(room.get(), JoinRequest.of(connection, answer, join.params(), context()));
    }

    private void leave(ClientFrame.Leave leave) {
        Answer answer = connection.answer(leave.joinRef(), leave.ref(), leave.topic());
        Optional<LiveRoom> room = registry.open(leave.topic());
        if (room.isEmpty()) {
            answer.ok();
            return;
        }
        // Looked up in the room's turn: the join that is left may still be on its way.
        room.get().queue().submit(done -> member(leave.topic(), leave.joinRef()).ifPresentOrElse(
                member -> LeaveProcess.leave(member, answer, done),
                () -> {
                    answer.ok();
                    done.run();
                }));
    }

    private void event(String kind, String joinRef, String ref, String topic, String event, Object payload) {
        Answer answer = connection.answer(joinRef, ref, topic);
        Optional<Membership> member = member(topic, joinRef);
        if (member.isEmpty()) {
            answer.error(Reasons.NOT_JOINED);
        } else {
            EventProcess.begin(kind, event, payload, member.get(), answer, context());
        }
    }

    /** @return the membership of a topic, unless the frame belongs to an earlier join of it */
    private Optional<Membership> member(String topic, String joinRef) {
        return connection.membership(topic)
                .filter(member -> joinRef == null || member.joinRef() == null || joinRef.equals(member.joinRef()));
    }

    private static Context context() {
        return Vertx.currentContext();
    }
}
