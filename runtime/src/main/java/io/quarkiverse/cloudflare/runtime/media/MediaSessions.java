package io.quarkiverse.cloudflare.runtime.media;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import io.quarkiverse.cloudflare.calls.CallsSession;
import io.quarkiverse.cloudflare.runtime.time.Timers;
import io.smallrye.mutiny.Uni;

/**
 * The sessions of this node that are in use, by alias. Thread-safe.
 */
public final class MediaSessions {

    /** How long a forced close may take before its session is given up. */
    static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Map<String, MediaSession> byAlias = new ConcurrentHashMap<>();
    private final Supplier<String> aliases;
    private final Timers timers;

    /**
     * @param aliases gives unguessable names
     */
    public MediaSessions(Supplier<String> aliases, Timers timers) {
        this.aliases = aliases;
        this.timers = timers;
    }

    /** Takes a session that was just opened at Cloudflare, under a new alias. */
    public MediaSession add(CallsSession calls, MediaSession.SessionOwner owner) {
        MediaSession session = new MediaSession(aliases.get(), calls, timers.clock().instant(), this, owner);
        byAlias.put(session.alias(), session);
        return session;
    }

    /** @return empty if there is none of this name, or it is over */
    public Optional<MediaSession> find(String alias) {
        return Optional.ofNullable(byAlias.get(alias));
    }

    /** @return those in use, in no order */
    public List<MediaSession> all() {
        return List.copyOf(byAlias.values());
    }

    /** @return those that receive a track */
    public List<MediaSession> subscribersOf(String publisherAlias, String trackName) {
        return all().stream().filter(session -> session.pulls().stream().anyMatch(
                pull -> pull.publisherAlias().equals(publisherAlias) && pull.trackName().equals(trackName))).toList();
    }

    Uni<Void> forceClose(MediaSession session, List<String> mids) {
        return Uni.createFrom().voidItem();
    }

    Uni<Void> giveUp(MediaSession session, String reason) {
        return Uni.createFrom().voidItem();
    }
}
