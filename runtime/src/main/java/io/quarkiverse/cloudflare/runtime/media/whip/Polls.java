package io.quarkiverse.cloudflare.runtime.media.whip;

import java.time.Duration;

import org.jboss.logging.Logger;

import io.quarkiverse.cloudflare.calls.CallsSessionGoneException;
import io.quarkiverse.cloudflare.calls.CallsSessionLostException;
import io.quarkiverse.cloudflare.calls.SessionState;
import io.quarkiverse.cloudflare.calls.SessionState.Location;
import io.quarkiverse.cloudflare.calls.SessionState.Status;
import io.quarkiverse.cloudflare.runtime.media.MediaSession;
import io.quarkiverse.cloudflare.runtime.time.Timers;

/**
 * Asks Cloudflare now and then whether a session is still there, because nobody tells when a program or a player has crashed.
 * Thread-safe.
 */
public class Polls {

    private static final Logger LOG = Logger.getLogger(Polls.class);

    private final Timers timers;
    private final Duration pause;

    /** @param pause between an answer and the next question */
    public Polls(Timers timers, Duration pause) {
        this.timers = timers;
        this.pause = pause;
    }

    /** Follows a session until it is over, and sees to it that it is when Cloudflare says so. */
    void watch(Leg leg) {
        timers.after(pause, () -> ask(leg));
    }

    private void ask(Leg leg) {
        if (leg.media().isOver()) {
            return;
        }
        leg.media().calls().state().subscribe().with(state -> {
            if (isSilent(leg, state)) {
                end(leg, MediaSession.REPLACED);
            } else {
                watch(leg);
            }
        }, failure -> {
            if (failure instanceof CallsSessionGoneException) {
                end(leg, MediaSession.GONE);
            } else if (failure instanceof CallsSessionLostException) {
                end(leg, MediaSession.LOST);
            } else {
                LOG.debugf("It cannot be known whether %s goes on: %s", leg, failure.getMessage());
                watch(leg);
            }
        });
    }

    /** A track without packets for 30 seconds is inactive. */
    private static boolean isSilent(Leg leg, SessionState state) {
        Location location = leg.session().role() == Role.BROADCAST ? Location.LOCAL : Location.REMOTE;
        return state.tracks().stream().filter(track -> track.location() == location)
                .allMatch(track -> track.status() == Status.INACTIVE);
    }

    private static void end(Leg leg, String reason) {
        LOG.debugf("%s has ended (%s)", leg, reason);
        leg.media().giveUp(reason).subscribe().with(done -> {
        });
    }
}
