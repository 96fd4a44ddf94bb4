package io.quarkiverse.cloudflare.runtime.media;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import org.jboss.logging.Logger;

import io.quarkiverse.cloudflare.calls.CallsClient;
import io.quarkiverse.cloudflare.calls.CallsSession;
import io.quarkiverse.cloudflare.calls.CallsSessionGoneException;
import io.quarkiverse.cloudflare.runtime.time.Timers;
import io.smallrye.mutiny.Uni;

/**
 * The sessions of this node that are in use, by alias. Thread-safe.
 */
public final class MediaSessions {

    /** How long a forced close may take before its session is given up. */
    static final Duration PATIENCE = Duration.ofSeconds(2);
    /** How long each request may take that cleans up behind a session that was given up: nobody can use it meanwhile. */
    static final Duration CLEAN_UP = Duration.ofSeconds(10);

    private static final Logger LOG = Logger.getLogger(MediaSessions.class);

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

    /**
     * Takes a session that was just opened at Cloudflare, under a new alias.
     *
     * @param client with which it was opened
     */
    public MediaSession add(CallsClient client, CallsSession calls, MediaSession.SessionOwner owner) {
        MediaSession session = new MediaSession(aliases.get(), client, calls, timers.clock().instant(), this, owner);
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

    /** See {@link MediaSession#forceClose}. */
    Uni<Void> forceClose(MediaSession session, List<String> mids) {
        if (mids.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return Uni.createFrom().deferred(() -> session.isOver() ? Uni.createFrom().voidItem()
                : within(PATIENCE, session.calls().closeTracks(mids)).chain(result -> {
                    session.closed(mids);
                    return result.refused().isEmpty() ? Uni.createFrom().voidItem() : session.giveUp(MediaSession.LOST);
                }).onFailure().recoverWithUni(failure -> session.giveUp(
                        failure instanceof CallsSessionGoneException ? MediaSession.GONE : MediaSession.LOST)));
    }

    /** See {@link MediaSession#giveUp}. */
    Uni<Void> giveUp(MediaSession session, String reason) {
        return Uni.createFrom().deferred(() -> {
            if (!session.end()) {
                return Uni.createFrom().voidItem();
            }
            byAlias.remove(session.alias());
            List<Uni<Void>> closings = new ArrayList<>();
            for (MediaSession other : all()) {
                closings.add(other.forceClose(other.pulls().stream()
                        .filter(pull -> pull.publisherAlias().equals(session.alias())).map(MediaSession.Pulled::mid).toList()));
            }
            if (!reason.equals(MediaSession.GONE)) {
                closings.add(closeAll(session));
            }
            session.owner().over(session, reason);
            return Uni.join().all(closings).andCollectFailures().replaceWithVoid().onFailure().recoverWithNull();
        });
    }

    /**
     * Past the queue of the session, where an offer may be waiting for its answer: nothing else is to come from its client. As
     * long as it is open Cloudflare changes nothing, so it is answered here.
     */
    private Uni<Void> closeAll(MediaSession session) {
        List<String> mids = session.mids();
        if (mids.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Uni<Void> ready = session.silentAnswer()
                .map(answer -> within(CLEAN_UP, session.client().answer(session.realId(), answer)).onFailure()
                        .recoverWithNull())
                .orElseGet(() -> Uni.createFrom().voidItem());
        return ready.chain(done -> within(CLEAN_UP, session.client().closeTracks(session.realId(), mids))).replaceWithVoid()
                .onFailure().invoke(failure -> LOG.debugf("%s was given up, but its tracks may not be closed: %s", session,
                        failure.getMessage()))
                .onFailure().recoverWithNull();
    }

    private <T> Uni<T> within(Duration patience, Uni<T> request) {
        return timers.within(patience, request,
                () -> new IllegalStateException("not within " + patience.toSeconds() + " s"));
    }
}
