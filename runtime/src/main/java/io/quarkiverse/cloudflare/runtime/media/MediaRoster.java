package io.quarkiverse.cloudflare.runtime.media;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import io.quarkiverse.cloudflare.room.RoomAddress;

/**
 * The members of the media rooms of this node. Thread-safe.
 */
public class MediaRoster {

    // A room without members has no entry: what is inside is changed within compute() of the outer map only.
    private final Map<RoomAddress, Map<String, MediaMember>> rooms = new ConcurrentHashMap<>();

    /** Adds a member, in place of one with the same id. */
    void add(MediaMember member) {
        rooms.compute(member.address(), (room, members) -> {
            Map<String, MediaMember> changed = members == null ? new ConcurrentHashMap<>() : members;
            changed.put(member.id(), member);
            return changed;
        });
    }

    /** Nothing happens if it is not there. */
    void remove(MediaMember member) {
        rooms.computeIfPresent(member.address(), (room, members) -> {
            members.remove(member.id(), member);
            return members.isEmpty() ? null : members;
        });
    }

    Optional<MediaMember> member(RoomAddress address, String memberId) {
        return Optional.ofNullable(rooms.getOrDefault(address, Map.of()).get(memberId));
    }

    /** @return the members of a room, in no order */
    List<MediaMember> of(RoomAddress address) {
        return List.copyOf(rooms.getOrDefault(address, Map.of()).values());
    }
}
