package io.quarkiverse.cloudflare.deployment.emulator.sfu;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

import io.quarkiverse.cloudflare.runtime.time.Timers;

/**
 * The sessions of an app that are not gone, and what they share. Owned by the media loop.
 */
final class Sessions {

    private final Map<String, SfuSession> sessions = new LinkedHashMap<>();
    final Faults faults = new Faults();
    final Timers timers;
    final Connections connections;
    final SfuSettings settings;
    final RandomGenerator random;

    Sessions(Timers timers, Connections connections, SfuSettings settings, RandomGenerator random) {
        this.timers = timers;
        this.connections = connections;
        this.settings = settings;
        this.random = random;
    }

    Instant now() {
        return timers.clock().instant();
    }

    /** @return 32 hexadecimal digits */
    String id() {
        return "%016x%016x".formatted(random.nextLong(), random.nextLong());
    }

    SfuSession open(Optional<String> correlationId) {
        SfuSession session = new SfuSession(id(), correlationId, this);
        sessions.put(session.id, session);
        session.lifetimes.check();
        return session;
    }

    Optional<SfuSession> find(String id) {
        return Optional.ofNullable(sessions.get(id));
    }

    /** @throws SfuException if it is gone, or never was */
    SfuSession get(String id) {
        return find(id).orElseThrow(Errors::gone);
    }

    List<SfuSession> all() {
        return List.copyOf(sessions.values());
    }

    void remove(SfuSession session) {
        sessions.remove(session.id);
        faults.forget(session.id);
    }
}
