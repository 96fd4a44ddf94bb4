package io.quarkiverse.cloudflare.runtime.room;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import io.quarkiverse.cloudflare.room.RoomAddress;

/**
 * The open rooms of this node. A room is in it from the first join that asks for it until it is empty and no join is on its
 * way.
 * <p>
 * Thread-safe.
 */
final class RoomRegistry {

    private final Map<String, LiveRoom> rooms = new ConcurrentHashMap<>();
    private final RoomTable<RoomBehaviour> behaviours;
    private volatile RoomServices services; // set once, before the first connection

    private volatile boolean stopped;

    RoomRegistry(RoomTable<RoomBehaviour> behaviours) {
        this.behaviours = behaviours;
    }

    void start(RoomServices with) {
        services = with;
    }

    /**
     * Announces a join, so that the room stays until {@link #arrived}.
     *
     * @return empty if no room class has this address
     */
    Optional<LiveRoom> arriving(String topic) {
        Optional<RoomTable.Match<RoomBehaviour>> match = behaviours.find(topic);
        return match.map(found -> rooms.compute(topic, (key, open) -> {
            LiveRoom room = open == null
                    ? new LiveRoom(RoomAddress.of(topic), found.room(), found.params(), services, this)
                    : open;
            room.arriving++;
            return room;
        }));
    }

    /** Ends what {@link #arriving} began, whether the join succeeded or not. */
    void arrived(LiveRoom room) {
        rooms.computeIfPresent(room.address().topic(), (key, open) -> {
            open.arriving--;
            return open;
        });
    }

    /** @return whether a join is on its way */
    boolean isExpected(LiveRoom room) {
        boolean[] expected = { false };
        rooms.computeIfPresent(room.address().topic(), (key, open) -> {
            expected[0] = open == room && open.arriving > 0;
            return open;
        });
        return expected[0];
    }

    /**
     * Forgets a room. What was queued for it before may ask again, when the address belongs to its successor.
     *
     * @return whether the room is closed now; not if a join is on its way
     */
    boolean close(LiveRoom room) {
        return rooms.computeIfPresent(room.address().topic(),
                (key, open) -> open == room && open.arriving == 0 ? null : open) != room;
    }

    /** @return what rooms with this address do, open or not; empty if there are none */
    Optional<RoomBehaviour> behaviour(String topic) {
        return behaviours.find(topic).map(RoomTable.Match::room);
    }

    Optional<LiveRoom> open(RoomAddress address) {
        return open(address.topic());
    }

    Optional<LiveRoom> open(String topic) {
        return Optional.ofNullable(rooms.get(topic));
    }

    /** Lets nobody in any more. */
    void stop() {
        stopped = true;
    }

    boolean isStopped() {
        return stopped;
    }

    /** @return a snapshot in no order */
    List<LiveRoom> all() {
        return List.copyOf(rooms.values());
    }
}
