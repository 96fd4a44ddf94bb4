package io.quarkiverse.cloudflare.room.client;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkiverse.cloudflare.backplane.Position;
import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * A membership of one room: who I am there, what I say ({@code push…}), and what I hear ({@link RoomEvents}).
 * <p>
 * Thread-safe. It lives until it is left or the server ends it, over lost connections too. A push is sent when its {@code Uni}
 * is subscribed to, and fails with {@link ReplyException} if the server refuses it, with {@link NoReplyException} if no reply
 * arrives within {@link RoomClientBuilder#pushTimeout}, and at once with {@link NotConnectedException} if the room is not
 * joined at that moment.
 */
public interface JoinedRoom extends RoomEvents, AutoCloseable {

    /**
     * @return the room's address
     */
    String topic();

    /**
     * @return this member's id; another one after a rejoin that was not resumed
     */
    String memberId();

    /**
     * @return what {@code @OnJoin} returned at the last join, without {@code _room}; an empty object for nothing
     */
    JsonNode reply();

    /**
     * @return {@link #reply()}, read by Jackson
     * @throws IllegalArgumentException if Jackson cannot read it as this type
     */
    <T> T reply(Class<T> type);

    /**
     * @return whether the last join continued the membership of the one before
     */
    boolean resumed();

    /**
     * @return whether the room is joined at this moment, so that a push can be sent
     */
    boolean joined();

    /**
     * @return the position of the last broadcast that had one, or of the join; {@link Position#NONE} if the server tells none
     */
    Position position();

    /**
     * Sends an event.
     *
     * @param event for example {@code say}
     * @param payload written by Jackson; null is an empty object
     * @return the reply, with all items of a streamed one; each item starts the push timeout anew
     */
    @CheckReturnValue
    Uni<Reply> push(String event, Object payload);

    /** Blocking form of {@link #push(String, Object)}. Never call it on an event loop. */
    default Reply pushAndAwait(String event, Object payload) {
        return Blocking.await(push(event, payload));
    }

    /**
     * Blocking form of {@link #push(String, Object)}. Never call it on an event loop.
     *
     * @return the response, read by Jackson
     * @throws IllegalArgumentException if Jackson cannot read it as this type
     */
    default <R> R pushAndAwait(String event, Object payload, Class<R> type) {
        return pushAndAwait(event, payload).as(type);
    }

    /**
     * Sends an event whose callback returns a {@code Multi}.
     *
     * @return the items, as they arrive; completes with the reply, and fails as a push does. Cancelling it only stops listening
     */
    @CheckReturnValue
    <T> Multi<T> pushStream(String event, Object payload, Class<T> type);

    /**
     * Sends an event in bytes, for {@code @OnBinary}.
     */
    @CheckReturnValue
    Uni<Reply> pushBinary(String event, byte[] data);

    /** Blocking form of {@link #pushBinary(String, byte[])}. Never call it on an event loop. */
    default Reply pushBinaryAndAwait(String event, byte[] data) {
        return Blocking.await(pushBinary(event, data));
    }

    /**
     * Leaves the room.
     *
     * @return completes when the server has agreed; at once if the room is not joined. Fails with {@link NoReplyException} if
     *         the server does not answer; the room counts as left then, too
     */
    @CheckReturnValue
    Uni<Void> leave();

    /** Blocking form of {@link #leave()}. Never call it on an event loop. */
    default void leaveAndAwait() {
        Blocking.await(leave());
    }

    /**
     * Leaves the room, and waits for the server to agree, except on an event loop. Never fails.
     */
    @Override
    void close();
}
