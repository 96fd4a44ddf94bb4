package io.quarkiverse.cloudflare.runtime.media.whip;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import io.quarkiverse.cloudflare.calls.CallsSession;
import io.quarkiverse.cloudflare.calls.RemoteTrack;
import io.quarkiverse.cloudflare.calls.Sdp;
import io.quarkiverse.cloudflare.calls.Simulcast;
import io.quarkiverse.cloudflare.calls.TracksResult;
import io.quarkiverse.cloudflare.runtime.media.IceServersSource;
import io.quarkiverse.cloudflare.runtime.media.MediaSession;
import io.quarkiverse.cloudflare.runtime.media.MediaSession.Pulled;
import io.quarkiverse.cloudflare.runtime.media.MediaSessions;
import io.quarkiverse.cloudflare.runtime.media.whip.Leg.Track;
import io.smallrye.mutiny.Uni;

/** Lets players watch broadcasts. A viewer is no member: only the limit of its room knows of it. Thread-safe. */
@Singleton
public class Viewers {

    private static final Logger LOG = Logger.getLogger(Viewers.class);

    private final Legs legs;
    private final Polls polls;
    private final MediaSessions sessions;
    private final IceServersSource ice;

    @Inject
    Viewers(Legs legs, Polls polls, MediaSessions sessions, IceServersSource ice) {
        this.legs = legs;
        this.polls = polls;
        this.sessions = sessions;
        this.ice = ice;
    }

    /** @return the answer to the offer */
    Uni<Sdp> start(Start start) {
        Leg broadcast = legs.broadcast(start.session().address()).orElseThrow(Viewers::nothingToWatch);
        List<Wanted> wanted = wanted(start.offer(), broadcast);
        if (wanted.isEmpty()) {
            throw new Refused(422, "unacceptable_offer", "The broadcast has nothing that the offer would receive; it has "
                    + broadcast.tracks().stream().map(Track::trackName).toList());
        }
        if (!legs.takeSeat(start.session().address(), start.room().maxViewers())) {
            throw new Refused(Answer.problem(503, "too_many_viewers",
                    "As many watch as the room lets; try again when somebody has left").retryAfter(Failures.SOON));
        }
        return start.calls().openSession().chain(session -> pull(start, session, broadcast, wanted))
                .onTermination().invoke(() -> legs.leaveSeat(start.session().address()));
    }

    private static Refused nothingToWatch() {
        return new Refused(Answer.problem(404, "no_broadcast", "Nobody broadcasts into this room now; try again")
                .retryAfter(Failures.SOON));
    }

    private static List<Wanted> wanted(Offer offer, Leg broadcast) {
        List<Wanted> wanted = new ArrayList<>();
        for (Offer.Section section : offer.sections()) {
            broadcast.tracks().stream().filter(track -> track.section().kind() == section.kind()).findFirst()
                    .ifPresent(track -> wanted.add(new Wanted(track, section.mid())));
        }
        return wanted;
    }

    private Uni<Sdp> pull(Start start, CallsSession session, Leg broadcast, List<Wanted> wanted) {
        List<RemoteTrack> tracks = wanted.stream().map(one -> one.from(broadcast)).toList();
        return session.pull(start.offer().description(), tracks).chain(result -> {
            MediaSession media = sessions.add(start.calls(), session, this::over);
            wanted.forEach(one -> media.pulled(new Pulled(one.mid, broadcast.media().alias(), one.track.trackName()),
                    broadcast.media().realId()));
            Optional<Refused> refused = refused(result, broadcast);
            if (refused.isPresent()) {
                return media.giveUp(MediaSession.REPLACED).chain(() -> Uni.createFrom().failure(refused.get()));
            }
            Leg leg = new Leg(start.session(), start.token().id(), media, List.of(), Optional.empty());
            legs.add(leg);
            polls.watch(leg);
            if (broadcast.media().isOver()) {
                return media.giveUp(MediaSession.REPLACED).chain(() -> Uni.createFrom().failure(nothingToWatch()));
            }
            return Uni.createFrom().item(Sdp.parse(result.answer().orElseThrow().sdp()));
        });
    }

    private static Optional<Refused> refused(TracksResult result, Leg broadcast) {
        result.refused().forEach(track -> LOG.debugf("A track of a viewer was refused: %s", track.error()));
        if (broadcast.media().isOver() || !result.refused().isEmpty()) {
            // It has ended meanwhile, or does not send yet: the same to a player, which comes back.
            return Optional.of(nothingToWatch());
        }
        return result.answer().isPresent() ? Optional.empty()
                : Optional.of(new Refused(422, "unacceptable_offer", "Cloudflare did not answer the offer"));
    }

    private void over(MediaSession session, String reason) {
        legs.all(leg -> leg.media() == session).forEach(leg -> {
            legs.remove(leg);
            ice.revoke(leg.session().id()).subscribe().with(done -> {
            });
        });
    }

    /** A track, and the section that shall receive it. */
    private record Wanted(Track track, String mid) {

        RemoteTrack from(Leg broadcast) {
            // Without a mid, which names transceivers that are there already: the offer has one section of the kind.
            RemoteTrack remote = RemoteTrack.of(broadcast.media().realId(), track.trackName())
                    .ofKind(track.section().kind());
            List<String> layers = track.section().layers();
            return layers.isEmpty() ? remote : remote.with(Simulcast.prefer(layers.get(0)));
        }
    }
}
