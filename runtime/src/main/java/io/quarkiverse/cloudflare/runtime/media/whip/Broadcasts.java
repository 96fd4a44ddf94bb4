package io.quarkiverse.cloudflare.runtime.media.whip;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jboss.logging.Logger;

import io.quarkiverse.cloudflare.calls.CallsSession;
import io.quarkiverse.cloudflare.calls.LocalTrack;
import io.quarkiverse.cloudflare.calls.Sdp;
import io.quarkiverse.cloudflare.calls.TrackKind;
import io.quarkiverse.cloudflare.calls.TracksResult;
import io.quarkiverse.cloudflare.media.MediaPermissions;
import io.quarkiverse.cloudflare.room.LeaveReason;
import io.quarkiverse.cloudflare.room.Member;
import io.quarkiverse.cloudflare.room.MembershipListener;
import io.quarkiverse.cloudflare.room.RoomHost;
import io.quarkiverse.cloudflare.runtime.media.IceServersSource;
import io.quarkiverse.cloudflare.runtime.media.MediaMember;
import io.quarkiverse.cloudflare.runtime.media.MediaSession;
import io.quarkiverse.cloudflare.runtime.media.MediaSessions;
import io.quarkiverse.cloudflare.runtime.media.Publication;
import io.quarkiverse.cloudflare.runtime.media.Publishing;
import io.quarkiverse.cloudflare.runtime.media.Section;
import io.quarkiverse.cloudflare.runtime.media.whip.Leg.Track;
import io.smallrye.mutiny.Uni;

/**
 * Lets programs broadcast into rooms. Each broadcast is a member without a connection, from the answer to its offer until its
 * session is over, or somebody removes it. Thread-safe.
 */
@ApplicationScoped
public class Broadcasts implements MembershipListener {

    private static final Logger LOG = Logger.getLogger(Broadcasts.class);
    // A camera and a microphone are all it has.
    private static final MediaPermissions PERMISSIONS = new MediaPermissions(true, true, false, false, false);

    private final Legs legs;
    private final Polls polls;
    private final RoomHost rooms;
    private final MediaSessions sessions;
    private final Publishing publishing;
    private final IceServersSource ice;

    @Inject
    Broadcasts(Legs legs, Polls polls, RoomHost rooms, MediaSessions sessions, Publishing publishing,
            IceServersSource ice) {
        this.legs = legs;
        this.polls = polls;
        this.rooms = rooms;
        this.sessions = sessions;
        this.publishing = publishing;
        this.ice = ice;
    }

    /**
     * Begins a broadcast, in place of one with the same token.
     *
     * @return the answer to its offer
     */
    Uni<Sdp> start(Start start) {
        return endEarlier(start).chain(() -> {
            int limit = start.room().maxPublishers();
            if (limit > 0 && publishing.publishers(start.session().address()) >= limit) {
                throw new Refused(Answer.problem(503, "too_many_publishers",
                        "As many members publish as the room lets; try again when one has stopped")
                        .retryAfter(Failures.SOON));
            }
            return start.calls().openSession();
        }).chain(session -> publish(start, session));
    }

    private Uni<Void> endEarlier(Start start) {
        List<Uni<Void>> ends = legs.broadcastsWith(start.session().address(), start.token().id()).stream()
                .map(leg -> leg.media().giveUp(MediaSession.REPLACED)).toList();
        return ends.isEmpty() ? Uni.createFrom().voidItem() : Uni.join().all(ends).andCollectFailures().replaceWithVoid();
    }

    private Uni<Sdp> publish(Start start, CallsSession session) {
        List<Track> tracks = start.offer().sections().stream()
                .map(section -> new Track(section, section.kind().name().toLowerCase(Locale.ROOT))).toList();
        List<LocalTrack> wanted = tracks.stream().map(track -> LocalTrack.of(track.section().mid(), track.trackName()))
                .toList();
        return session.publish(start.offer().description(), wanted).chain(result -> {
            if (!result.refused().isEmpty() || result.answer().isEmpty()) {
                return close(session, tracks).chain(() -> Uni.createFrom().failure(refused(result)));
            }
            Sdp answer = limited(start, Sdp.parse(result.answer().orElseThrow().sdp()));
            return rooms.admit(start.session().address(), "broadcast:" + start.token().subject(),
                    Map.of("kind", "broadcast", "name", start.token().subject()))
                    .chain(member -> announce(start, session, tracks, member))
                    .onFailure().call(() -> close(session, tracks)).replaceWith(answer);
        });
    }

    /** All or nothing: half a broadcast would mislead who sends it (RFC 9725, section 4.4.3). */
    private static Refused refused(TracksResult result) {
        result.refused().forEach(track -> LOG.debugf("A track of a broadcast was refused: %s", track.error()));
        return new Refused(422, "unacceptable_offer",
                "Cloudflare refused a section of the offer; offer Opus and one of H.264, VP8, VP9");
    }

    private static Uni<Void> close(CallsSession session, List<Track> tracks) {
        return session.closeTracks(tracks.stream().map(track -> track.section().mid()).toList()).replaceWithVoid()
                .onFailure().recoverWithNull();
    }

    private static Sdp limited(Start start, Sdp answer) {
        Sdp limited = answer;
        if (start.room().maxVideoBitrate() > 0) {
            limited = limited.withBandwidth(TrackKind.VIDEO, start.room().maxVideoBitrate());
        }
        if (start.room().maxAudioBitrate() > 0) {
            limited = limited.withBandwidth(TrackKind.AUDIO, start.room().maxAudioBitrate());
        }
        return limited;
    }

    private Uni<Void> announce(Start start, CallsSession session, List<Track> tracks, Member admitted) {
        Optional<MediaMember> found = MediaMember.of(admitted);
        if (found.isEmpty()) {
            // It was removed, or its room closed, while it came in.
            return rooms.dismiss(admitted, LeaveReason.ERROR).chain(() -> Uni.createFrom()
                    .failure(new Refused(Answer.problem(503, "closed", "The room has closed; try again")
                            .retryAfter(Failures.SOON))));
        }
        MediaMember member = found.get();
        MediaSession media = sessions.add(start.calls(), session, this::over);
        media.published(tracks.stream().map(track -> track.section().mid()).toList());
        member.permissions(PERMISSIONS);
        member.session(media);
        Leg leg = new Leg(start.session(), start.token().id(), media, tracks, found);
        legs.add(leg);
        publishing.broadcast(member, media, publications(leg, member));
        polls.watch(leg);
        if (member.isRemoved()) {
            return media.giveUp(MediaSession.REPLACED);
        }
        return endOthers(leg);
    }

    private static List<Publication> publications(Leg leg, MediaMember member) {
        List<Publication> publications = new ArrayList<>();
        for (Track track : leg.tracks()) {
            Section section = new Section(track.section().mid(), track.trackName(), track.section().kind());
            publications.add(Publication.broadcast(member.id(), leg.media().alias(), section, track.section().layers()));
        }
        return publications;
    }

    /** Two that began with one token at the same moment have not seen each other before. */
    private Uni<Void> endOthers(Leg begun) {
        legs.broadcastsWith(begun.session().address(), begun.tokenId()).stream().filter(leg -> leg != begun)
                .forEach(leg -> leg.media().giveUp(MediaSession.REPLACED).subscribe().with(done -> {
                }));
        return Uni.createFrom().voidItem();
    }

    /** The session is over, whatever the reason: so is the broadcast, for its room and for who watches. */
    private void over(MediaSession session, String reason) {
        legs.all(leg -> leg.media() == session).forEach(leg -> {
            legs.remove(leg);
            ice.revoke(leg.session().id()).subscribe().with(done -> {
            });
            leg.member().ifPresent(member -> {
                member.forgetSession(session);
                publishing.over(member, session.alias());
                rooms.dismiss(member.member(), LeaveReason.CLIENT).subscribe().with(
                        left -> LOG.debugf("The broadcast into %s is over (%s)", leg.session().address(), reason),
                        failure -> LOG.warnf("A broadcast into %s is over, but still a member: %s",
                                leg.session().address(), failure.getMessage()));
            });
            legs.viewersOf(session.alias()).forEach(viewer -> viewer.media().giveUp(MediaSession.REPLACED).subscribe()
                    .with(done -> {
                    }));
        });
    }

    /** It was kicked, or its room has closed. */
    @Override
    public void left(Member member, LeaveReason reason) {
        legs.broadcastOf(member.id()).ifPresent(leg -> leg.media().giveUp(MediaSession.REPLACED).subscribe().with(done -> {
        }));
    }
}
