package io.quarkiverse.cloudflare.it;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.inject.Singleton;

/**
 * Which sessions are in which call of the camera page. Sessions say that they are there each second, so what a live reload
 * forgets is known again at once. Thread-safe.
 */
@Singleton
class CameraCalls {

    // Five signs of life may be lost.
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Map<String, Map<String, Instant>> calls = new ConcurrentHashMap<>();

    /** @return the other sessions of the call, in the order of their ids */
    List<String> seen(String call, String session) {
        Instant now = Instant.now();
        Map<String, Instant> sessions = calls.computeIfAbsent(call, name -> new ConcurrentHashMap<>());
        sessions.put(session, now);
        sessions.values().removeIf(seen -> seen.isBefore(now.minus(PATIENCE)));
        return sessions.keySet().stream().filter(other -> !other.equals(session)).sorted().toList();
    }

    void left(String call, String session) {
        calls.getOrDefault(call, Map.of()).remove(session);
    }
}
