package io.quarkiverse.cloudflare.deployment.emulator.sfu;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.jboss.logging.Logger;

import io.quarkiverse.cloudflare.runtime.time.Timers;

/**
 * Ends a session whose peer is silent, and tracks without packets. It sleeps until the next of them may be due. Owned by the
 * media loop.
 */
final class Lifetimes {

    private static final Logger LOG = Logger.getLogger(Lifetimes.class);
    private static final Duration SOON = Duration.ofMillis(1);

    private final SfuSession session;
    private final SfuSettings settings;
    private Optional<Timers.Handle> next = Optional.empty();
    private Optional<Instant> connected = Optional.empty();

    Lifetimes(SfuSession session) {
        this.session = session;
        this.settings = session.sessions.settings;
    }

    /** Ends what is due now. To be called after each change that may bring something due. */
    void check() {
        stop();
        if (session.isGone()) {
            return;
        }
        Instant now = session.sessions.now();
        if (connected.isEmpty() && session.peer.wasConnected()) {
            connected = Optional.of(now);
        }
        Instant due = end();
        if (!now.isBefore(due)) {
            session.end();
            return;
        }
        for (Publication publication : connected.isEmpty() ? List.<Publication> of() : session.tracks.publications()) {
            Instant idle = idle(publication);
            if (!now.isBefore(idle)) {
                LOG.debugf("A track of session %s had no packets and is collected", session.id);
                publication.end();
            } else if (idle.isBefore(due)) {
                due = idle;
            }
        }
        Duration left = Duration.between(now, due);
        next = Optional.of(session.sessions.timers.after(left.compareTo(SOON) < 0 ? SOON : left, this::check));
    }

    /** When the session ends if nothing is heard of its peer until then. */
    private Instant end() {
        Instant last = session.negotiation.lastChange();
        if (session.peer.wasConnected()) {
            last = session.peer.lastHeard().orElse(last);
        }
        return last.plus(settings.sessionIdle());
    }

    /** When a track is collected if no packet comes until then. */
    private Instant idle(Publication publication) {
        Instant last = publication.lastPacket();
        Instant possible = connected.filter(last::isBefore).orElse(last);
        return possible.plus(settings.trackIdle());
    }

    void stop() {
        next.ifPresent(Timers.Handle::cancel);
        next = Optional.empty();
    }
}
