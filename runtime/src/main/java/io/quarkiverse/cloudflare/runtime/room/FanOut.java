package io.quarkiverse.cloudflare.runtime.room;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * The connections of one room, grouped by event loop: a frame crosses to each loop once.
 * <p>
 * Thread-safe. What is submitted by one thread after another reaches every member in that order.
 */
final class FanOut {

    private final Map<LoopOutbox, SeatGroup> groups = new ConcurrentHashMap<>(2);

    /** Adds a member. The action runs first, on its event loop: what it writes comes before all further broadcasts. */
    void add(Seat seat, Runnable before) {
        groupOf(seat).outbox().submit(() -> {
            before.run();
            groupOf(seat).add(seat);
        });
    }

    /** Removes a member, behind what was sent so far. */
    void remove(Seat seat) {
        groupOf(seat).outbox().submit(() -> groupOf(seat).remove(seat));
    }

    /**
     * Sends a frame to all members, or to those that pass. The frame is not released.
     *
     * @param to {@code null} for everyone
     * @param volatileKey {@code null} for a frame that must not be left out; else see {@link Outbound#writeVolatile}
     */
    void broadcast(Frame frame, Predicate<Seat> to, String volatileKey) {
        for (SeatGroup group : groups.values()) {
            frame.retain();
            group.outbox().submit(() -> group.broadcast(frame, to, volatileKey));
        }
    }

    private SeatGroup groupOf(Seat seat) {
        return groups.computeIfAbsent(seat.outbound().outbox(), SeatGroup::new);
    }
}
