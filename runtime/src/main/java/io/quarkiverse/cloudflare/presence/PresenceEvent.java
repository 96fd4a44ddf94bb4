package io.quarkiverse.cloudflare.presence;

import java.util.Optional;

import io.quarkiverse.cloudflare.room.LeaveReason;
import io.quarkiverse.cloudflare.room.MemberInfo;
import io.quarkiverse.cloudflare.room.RoomAddress;

/**
 * A membership began, changed what it shows, or ended. Observe it with {@link Joined}, {@link Updated} or {@link Left}, and
 * {@link InRoom} to narrow it to one class of rooms.
 *
 * <pre>{@code
 * void welcome(@ObservesAsync @Joined @InRoom(ChatRoom.class) PresenceEvent event) { … }
 * }</pre>
 *
 * Each membership has exactly one joined and one left event, also when it is hidden from presence. Events of a room arrive in
 * order, off the room's queue, on a worker thread, after the change is visible.
 *
 * @param address the room
 * @param member the member after the change
 * @param present how many members the room has on this node after the change
 * @param generation counts the memberships of this node; a higher one began later
 * @param reason why the member left; empty for the other events
 */
public record PresenceEvent(RoomAddress address, MemberInfo member, int present, long generation,
        Optional<LeaveReason> reason) {
}
