package io.quarkiverse.cloudflare.runtime.media;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jboss.logging.Logger;

import io.quarkiverse.cloudflare.calls.CallsSessionGoneException;
import io.quarkiverse.cloudflare.calls.CallsSessionLostException;
import io.quarkiverse.cloudflare.calls.SessionState;
import io.quarkiverse.cloudflare.calls.SessionState.Location;
import io.quarkiverse.cloudflare.calls.SessionState.Status;
import io.quarkiverse.cloudflare.calls.SessionState.TrackState;
import io.quarkiverse.cloudflare.media.MediaState;
import io.quarkiverse.cloudflare.runtime.config.MediaRuntimeConfig;
import io.quarkiverse.cloudflare.runtime.time.Timers;

/**
 * Asks Cloudflare time and again how the sessions of members are, because it tells nobody when one or a track of it ends.
 * Those without tracks are left alone: their client learns of their end when it uses them. Thread-safe.
 */
public class SessionWatch {

    private static final Logger LOG = Logger.getLogger(SessionWatch.class);

    // Cloudflare takes 50 requests a second per session, so no session is asked too often; they are spread so that a thousand
    // of them are not asked at once.
    private static final int SLICES = 10;

    private final Timers timers;
    private final Duration slice;
    private final Endings endings;
    private final Announcements announcements;
    private final Map<MediaSession, MediaMember> watched = new ConcurrentHashMap<>();
    private final Set<MediaSession> asked = ConcurrentHashMap.newKeySet();
    private boolean running; // guarded by this
    private int turn; // of the timer only

    SessionWatch(Timers timers, MediaRuntimeConfig config, Endings endings, Announcements announcements) {
        this.timers = timers;
        this.slice = config.sessionPoll().dividedBy(SLICES);
        this.endings = endings;
        this.announcements = announcements;
    }

    /** Watches a session until it is over. */
    void add(MediaMember member, MediaSession session) {
        watched.put(session, member);
        synchronized (this) {
            if (!running) {
                running = true;
                timers.after(slice, this::tick);
            }
        }
    }

    private void tick() {
        try {
            watched.keySet().removeIf(MediaSession::isOver);
            turn = (turn + 1) % SLICES;
            watched.forEach((session, member) -> {
                if (Math.floorMod(session.alias().hashCode(), SLICES) == turn && hasTracks(session, member)) {
                    ask(session, member);
                }
            });
        } finally {
            again();
        }
    }

    private synchronized void again() {
        running = !watched.isEmpty();
        if (running) {
            timers.after(slice, this::tick);
        }
    }

    private static boolean hasTracks(MediaSession session, MediaMember member) {
        return !session.pulls().isEmpty()
                || member.publications().all().stream().anyMatch(track -> track.alias().equals(session.alias()));
    }

    private void ask(MediaSession session, MediaMember member) {
        // An answer may take longer than the time to the next question.
        if (asked.add(session)) {
            session.calls().state().onTermination().invoke(() -> asked.remove(session))
                    .subscribe().with(state -> compare(session, member, state), failure -> failed(session, member, failure));
        }
    }

    private void failed(MediaSession session, MediaMember member, Throwable failure) {
        if (failure instanceof CallsSessionGoneException) {
            end(session, member, MediaSession.GONE);
        } else if (failure instanceof CallsSessionLostException) {
            end(session, member, MediaSession.LOST);
        } else {
            LOG.debugf("%s could not be looked at: %s", session, failure.getMessage());
        }
    }

    private void end(MediaSession session, MediaMember member, String reason) {
        boolean present = member.session().filter(found -> found == session).isPresent();
        session.giveUp(reason).subscribe().with(done -> {
        });
        // Its client may be dead as well, and never say so.
        if (present && member.state(MediaState.FAILED) != MediaState.FAILED) {
            announcements.state(member, MediaState.FAILED);
        }
    }

    private void compare(MediaSession session, MediaMember member, SessionState state) {
        // One that is not declared yet may not have begun.
        endings.end(member, track -> track.alias().equals(session.alias()) && track.isDeclared()
                && state.tracks().stream().anyMatch(found -> hasEnded(found, track)), Announcements.ENDED);
    }

    private static boolean hasEnded(TrackState found, Publication track) {
        return found.location() == Location.LOCAL && found.status() == Status.INACTIVE
                && found.trackName().equals(track.trackName()) && found.mid().filter(track.mid()::equals).isPresent();
    }
}
