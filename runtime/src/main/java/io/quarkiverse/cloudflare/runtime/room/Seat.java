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
    /** Its group; event loop only, {@code null} before it is in one. */
    SeatGroup group;
    /** Whether broadcasts wait for the end of the turn; event loop only. */
    boolean patient;
    /** While they do: how many of the group's it has got, or was there too late for; event loop only. */
    long got;
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
