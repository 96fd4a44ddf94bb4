package io.quarkiverse.cloudflare.room;

import java.util.List;
import java.util.Optional;

import io.quarkiverse.cloudflare.backplane.Position;
import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Uni;

/**
 * The room a callback is of. What a {@code Uni} describes happens when it is subscribed to: return it from the callback, or use
 * the {@code AndAwait} form on a worker or a virtual thread.
 * <p>
 * Thread-safe, and valid as long as the room is open.
 */
public interface RoomContext {

    /**
     * @return the address of this room
     */
    RoomAddress address();

    /**
     * @return the value of a segment of the address
     * @throws IllegalArgumentException if the pattern has no such segment
     */
    String param(String name);

    /**
     * @return values the application keeps beside this room on this node, while it is open
     */
    Attributes attributes();

    /**
     * @return the members on this node, away ones included; a snapshot
     */
    List<Member> localMembers();

    /**
     * @return the member with this id if it is on this node
     */
    Optional<Member> localMember(String memberId);

    /**
     * @return the members on all nodes, away ones included
     */
    @CheckReturnValue
    Uni<List<MemberInfo>> members();

    /** Blocking form of {@link #members()}. Never call it on an event loop. */
    default List<MemberInfo> membersAndAwait() {
        return members().await().indefinitely();
    }

    /**
     * Sends an event to members of this room.
     *
     * @return its position, or {@link Position#NONE} for one that has none
     */
    @CheckReturnValue
    Uni<Position> broadcast(Broadcast<?> broadcast);

    /** Blocking form of {@link #broadcast(Broadcast)}. Never call it on an event loop. */
    default Position broadcastAndAwait(Broadcast<?> broadcast) {
        return broadcast(broadcast).await().indefinitely();
    }

    /**
     * Sends an event to one member; nothing happens if it is not there.
     */
    @CheckReturnValue
    default Uni<Void> push(String memberId, String event, Object payload) {
        return broadcast(Broadcast.toMember(memberId, event, payload)).replaceWithVoid();
    }

    /** Blocking form of {@link #push(String, String, Object)}. Never call it on an event loop. */
    default void pushAndAwait(String memberId, String event, Object payload) {
        push(memberId, event, payload).await().indefinitely();
    }

    /**
     * Removes a member: its client receives {@code phx_close}, its resume token ends. Completes when the removal is queued; it
     * runs behind the present callback.
     *
     * @param reason {@link LeaveReason#KICKED} or {@link LeaveReason#BANNED}
     * @return whether the member was there
     * @throws IllegalArgumentException for any other reason
     */
    @CheckReturnValue
    Uni<Boolean> kick(String memberId, LeaveReason reason);

    /** Blocking form of {@link #kick(String, LeaveReason)}. Never call it on an event loop. */
    default boolean kickAndAwait(String memberId, LeaveReason reason) {
        return kick(memberId, reason).await().indefinitely();
    }

    /**
     * Removes all members with {@link LeaveReason#CLOSED} and closes the room. Completes when that is queued. A later join
     * opens
     * the room again.
     */
    @CheckReturnValue
    Uni<Void> close();

    /** Blocking form of {@link #close()}. Never call it on an event loop. */
    default void closeAndAwait() {
        close().await().indefinitely();
    }
}
