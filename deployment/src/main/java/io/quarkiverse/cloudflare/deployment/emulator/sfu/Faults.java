package io.quarkiverse.cloudflare.deployment.emulator.sfu;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.quarkiverse.cloudflare.deployment.emulator.transport.Direction;
import io.quarkiverse.cloudflare.deployment.emulator.transport.ImpairmentSettings;

/**
 * What is to go wrong on purpose. Owned by the media loop.
 */
final class Faults {

    private record Track(String session, String name) {
    }

    private final Map<Track, ItemError> failing = new HashMap<>();
    private final Set<Track> silent = new HashSet<>();
    private final Map<Direction, ImpairmentSettings> everywhere = new EnumMap<>(Direction.class);

    void fail(String session, String name, Optional<ItemError> error) {
        Track track = new Track(session, name);
        error.ifPresentOrElse(present -> failing.put(track, present), () -> failing.remove(track));
    }

    Optional<ItemError> failure(String session, String name) {
        return Optional.ofNullable(failing.get(new Track(session, name)));
    }

    void silence(String session, String name, boolean on) {
        Track track = new Track(session, name);
        if (on) {
            silent.add(track);
        } else {
            silent.remove(track);
        }
    }

    boolean isSilent(String session, String name) {
        return silent.contains(new Track(session, name));
    }

    void impair(Direction direction, ImpairmentSettings settings) {
        everywhere.put(direction, settings);
    }

    /** For connections that are opened from now on. */
    Map<Direction, ImpairmentSettings> everywhere() {
        return Map.copyOf(everywhere);
    }

    /** Forgets what was about a session that is gone. */
    void forget(String session) {
        failing.keySet().removeIf(track -> track.session.equals(session));
        silent.removeIf(track -> track.session.equals(session));
    }
}
