package io.quarkiverse.cloudflare.runtime.room;

/**
 * One connection's place in the fan-out of one room.
 */
final class Seat {

    static final int NOWHERE = -1;

    private final Membership member;
    private final Outbound outbound;

    /** Where in its group; event loop only. */
    int index = NOWHERE;
    /** Whether the presence state was sent, so that diffs make sense; event loop only. */
    boolean knowsPresence;

    Seat(Membership member, Outbound outbound) {
        this.member = member;
        this.outbound = outbound;
    }

    Membership member() {
        return member;
    }

    Outbound outbound() {
        return outbound;
    }
}
