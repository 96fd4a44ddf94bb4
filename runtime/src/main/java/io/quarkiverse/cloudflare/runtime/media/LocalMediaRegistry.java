package io.quarkiverse.cloudflare.runtime.media;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

import io.quarkiverse.cloudflare.calls.SessionId;
import io.quarkiverse.cloudflare.media.PublishedTrack;
import io.quarkiverse.cloudflare.room.RoomAddress;

/**
 * What is published in the rooms of this node, which are all there are. Thread-safe.
 */
public class LocalMediaRegistry implements MediaRegistry {

    // A room without tracks has no entry. What is inside is changed within compute() only, and copied, never changed.
    private final Map<RoomAddress, Map<Name, Pullable>> rooms = new ConcurrentHashMap<>();

    @Override
    public void declare(RoomAddress address, Publication publication, SessionId real) {
        Name name = new Name(publication.alias(), publication.trackName());
        rooms.compute(address, (room, tracks) -> {
            Map<Name, Pullable> changed = tracks == null ? new LinkedHashMap<>() : new LinkedHashMap<>(tracks);
            changed.put(name, new Pullable(real, publication.toTrack()));
            return changed;
        });
    }

    @Override
    public Optional<Pullable> find(RoomAddress address, String alias, String trackName) {
        return Optional.ofNullable(tracksOf(address).get(new Name(alias, trackName)));
    }

    @Override
    public List<PublishedTrack> tracks(RoomAddress address) {
        return tracksOf(address).values().stream().map(Pullable::track).toList();
    }

    @Override
    public int publishers(RoomAddress address) {
        return (int) tracksOf(address).values().stream().map(found -> found.track().memberId()).distinct().count();
    }

    @Override
    public void remove(RoomAddress address, String alias, String trackName) {
        removeIf(address, new Name(alias, trackName)::equals);
    }

    @Override
    public void removeSession(RoomAddress address, String alias) {
        removeIf(address, name -> name.alias.equals(alias));
    }

    private void removeIf(RoomAddress address, Predicate<Name> wanted) {
        rooms.computeIfPresent(address, (room, tracks) -> {
            Map<Name, Pullable> changed = new LinkedHashMap<>(tracks);
            changed.keySet().removeIf(wanted);
            return changed.isEmpty() ? null : changed;
        });
    }

    private Map<Name, Pullable> tracksOf(RoomAddress address) {
        return rooms.getOrDefault(address, Map.of());
    }

    private record Name(String alias, String trackName) {
    }
}
