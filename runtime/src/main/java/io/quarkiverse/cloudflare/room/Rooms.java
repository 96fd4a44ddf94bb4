package io.quarkiverse.cloudflare.room;

import java.util.List;

import io.quarkiverse.cloudflare.backplane.Position;
import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Uni;

/**
 * All open rooms, for code outside of a callback: REST endpoints, schedulers, observers.
 * <p>
 * Inject it anywhere. Thread-safe. A {@code Uni} does its work when it is subscribed to.
 */
public interface Rooms {

    /**
     * @return the addresses of all open rooms, sorted
     */
    @CheckReturnValue
    Uni<List<RoomAddress>> list();

    /** Blocking form of {@link #list()}. Never call it on an event loop. */
    default List<RoomAddress> listAndAwait() {
        return list().await().indefinitely();
    }

    /**
     * @param room a class annotated {@link Room}
     * @return the addresses of its open rooms, sorted
     * @throws IllegalArgumentException if it is no such class
     */
    @CheckReturnValue
    Uni<List<RoomAddress>> list(Class<?> room);

    /** Blocking form of {@link #list(Class)}. Never call it on an event loop. */
    default List<RoomAddress> listAndAwait(Class<?> room) {
        return list(room).await().indefinitely();
    }

    /**
     * @return whether a room with this address is open
     */
    @CheckReturnValue
    Uni<Boolean> exists(RoomAddress address);

    /** Blocking form of {@link #exists(RoomAddress)}. Never call it on an event loop. */
    default boolean existsAndAwait(RoomAddress address) {
        return exists(address).await().indefinitely();
    }

    /**
     * @return how many members the room has, away ones included; 0 if it is not open
     */
    @CheckReturnValue
    Uni<Integer> count(RoomAddress address);

    /** Blocking form of {@link #count(RoomAddress)}. Never call it on an event loop. */
    default int countAndAwait(RoomAddress address) {
        return count(address).await().indefinitely();
    }

    /**
     * @return the members of the room, away ones included; empty if it is not open
     */
    @CheckReturnValue
    Uni<List<MemberInfo>> members(RoomAddress address);

    /** Blocking form of {@link #members(RoomAddress)}. Never call it on an event loop. */
    default List<MemberInfo> membersAndAwait(RoomAddress address) {
        return members(address).await().indefinitely();
    }

    /**
     * Sends an event to members of a room; nobody receives it if the room is not open.
     *
     * @return its position, or {@link Position#NONE} for one that has none
     */
    @CheckReturnValue
    Uni<Position> broadcast(RoomAddress address, Broadcast<?> broadcast);

    /** Blocking form of {@link #broadcast(RoomAddress, Broadcast)}. Never call it on an event loop. */
    default Position broadcastAndAwait(RoomAddress address, Broadcast<?> broadcast) {
        return broadcast(address, broadcast).await().indefinitely();
    }

    /**
     * Sends an event to one member; nothing happens if it is not there.
     */
    @CheckReturnValue
    default Uni<Void> push(RoomAddress address, String memberId, String event, Object payload) {
        return broadcast(address, Broadcast.toMember(memberId, event, payload)).replaceWithVoid();
    }

    /** Blocking form of {@link #push(RoomAddress, String, String, Object)}. Never call it on an event loop. */
    default void pushAndAwait(RoomAddress address, String memberId, String event, Object payload) {
        push(address, memberId, event, payload).await().indefinitely();
    }

    /**
     * Removes a member from a room, see {@link RoomContext#kick(String, LeaveReason)}.
     *
     * @return whether the member was there
     */
    @CheckReturnValue
    Uni<Boolean> kick(RoomAddress address, String memberId, LeaveReason reason);

    /** Blocking form of {@link #kick(RoomAddress, String, LeaveReason)}. Never call it on an event loop. */
    default boolean kickAndAwait(RoomAddress address, String memberId, LeaveReason reason) {
        return kick(address, memberId, reason).await().indefinitely();
    }

    /**
     * Removes every membership of a user, in all rooms, and closes its connections.
     *
     * @param key see {@link Member#key()}
     * @param reason {@link LeaveReason#KICKED} or {@link LeaveReason#BANNED}
     * @return how many memberships there were
     */
    @CheckReturnValue
    Uni<Integer> disconnectUser(String key, LeaveReason reason);

    /** Blocking form of {@link #disconnectUser(String, LeaveReason)}. Never call it on an event loop. */
    default int disconnectUserAndAwait(String key, LeaveReason reason) {
        return disconnectUser(key, reason).await().indefinitely();
    }

    /**
     * Closes a room, see {@link RoomContext#close()}.
     *
     * @return whether it was open
     */
    @CheckReturnValue
    Uni<Boolean> close(RoomAddress address);

    /** Blocking form of {@link #close(RoomAddress)}. Never call it on an event loop. */
    default boolean closeAndAwait(RoomAddress address) {
        return close(address).await().indefinitely();
    }
}
