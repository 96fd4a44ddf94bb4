package io.quarkiverse.cloudflare.presence;

import java.util.List;

import io.quarkiverse.cloudflare.room.RoomAddress;
import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Uni;

/**
 * Who is in which room, and with what meta.
 * <p>
 * Inject it anywhere. Thread-safe. Changes are queued behind what the room does now and reach members within
 * {@code quarkus.cloudflare.presence.diff-window}. In a callback, {@link io.quarkiverse.cloudflare.room.Member#track(Object)}
 * is
 * shorter.
 *
 * @see <a href="https://hexdocs.pm/phoenix/Phoenix.Presence.html">Phoenix.Presence, whose frames and semantics these are</a>
 */
public interface Presence {

    /**
     * Waits for nothing, so a callback may ask for its own room; a change that is still queued is not in it.
     *
     * @return who is there, in order of joining; empty if the room is not open
     */
    @CheckReturnValue
    Uni<List<PresenceEntry>> list(RoomAddress address);

    /** Blocking form of {@link #list(RoomAddress)}. Never call it on an event loop. */
    default List<PresenceEntry> listAndAwait(RoomAddress address) {
        return list(address).await().indefinitely();
    }

    /**
     * Shows a member with this meta, whether it was shown before or not. Nothing happens if it is not in the room.
     *
     * @param meta a value that Jackson writes as a JSON object
     * @throws IllegalArgumentException if it is no JSON object
     */
    @CheckReturnValue
    Uni<Void> track(RoomAddress address, String memberId, Object meta);

    /** Blocking form of {@link #track(RoomAddress, String, Object)}. Never call it on an event loop. */
    default void trackAndAwait(RoomAddress address, String memberId, Object meta) {
        track(address, memberId, meta).await().indefinitely();
    }

    /**
     * Sets some fields of the meta of a member and keeps the others. Nothing happens if the member is not shown.
     *
     * @param fields a value that Jackson writes as a JSON object; a field that is {@code null} is removed
     * @throws IllegalArgumentException if it is no JSON object
     */
    @CheckReturnValue
    Uni<Void> update(RoomAddress address, String memberId, Object fields);

    /** Blocking form of {@link #update(RoomAddress, String, Object)}. Never call it on an event loop. */
    default void updateAndAwait(RoomAddress address, String memberId, Object fields) {
        update(address, memberId, fields).await().indefinitely();
    }

    /**
     * Hides a member. It stays in the room. Nothing happens if it is not shown.
     */
    @CheckReturnValue
    Uni<Void> untrack(RoomAddress address, String memberId);

    /** Blocking form of {@link #untrack(RoomAddress, String)}. Never call it on an event loop. */
    default void untrackAndAwait(RoomAddress address, String memberId) {
        untrack(address, memberId).await().indefinitely();
    }
}
