package io.quarkiverse.cloudflare.room;

import io.smallrye.mutiny.Uni;

/**
 * Follows every membership on this node: the way for what is built on rooms to keep in step with them. Applications observe
 * {@code PresenceEvent}s instead.
 * <p>
 * Every CDI bean of this type is called in the room's queue, for each membership in this order: joined, then away and rejoined
 * any number of times, then left once. A method must not block, and what it throws is logged and ignored.
 */
public interface MembershipListener {

    /** The member is in: its join reply is on its way. */
    default void joined(Member member) {
    }

    /** The connection is lost, and may come back. */
    default void away(Member member) {
    }

    /** The member came back on a new connection. */
    default void rejoined(Member member) {
    }

    /** The member has left. */
    default void left(Member member, LeaveReason reason) {
    }

    /**
     * Everybody has left, because the application stops. Called once, outside of any room.
     *
     * @return when all is done that a leave began; it is waited for, until 5 seconds after the stop began
     */
    default Uni<Void> stopping() {
        return Uni.createFrom().voidItem();
    }
}
