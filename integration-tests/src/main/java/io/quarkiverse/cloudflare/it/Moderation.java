package io.quarkiverse.cloudflare.it;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import jakarta.inject.Singleton;

import io.quarkiverse.cloudflare.it.Broadcasts.Access;
import io.quarkiverse.cloudflare.media.Media;
import io.quarkiverse.cloudflare.media.MediaPermissions;
import io.quarkiverse.cloudflare.media.PublishedTrack;
import io.quarkiverse.cloudflare.media.TrackSource;
import io.quarkiverse.cloudflare.room.EventRefusedException;
import io.quarkiverse.cloudflare.room.LeaveReason;
import io.quarkiverse.cloudflare.room.Member;
import io.quarkiverse.cloudflare.room.RoomContext;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * What the hosts of a room may do to the others.
 */
// tag::moderation[]
@Singleton
class Moderation {

    private static final MediaPermissions SPEAKER = MediaPermissions.ALL.with(TrackSource.DATA, false);

    private final Broadcasts broadcasts;

    Moderation(Broadcasts broadcasts) {
        this.broadcasts = broadcasts;
    }

    /** Whom a host means. */
    record Whom(String member) {
    }

    /** Whom a host lets publish, or only listen. */
    record Permission(String member, boolean allowed) {
    }

    /**
     * One screen at a time.
     *
     * @return fails with {@code screen_taken} if somebody else shows theirs
     */
    Uni<Void> screenIsFree(Member member, RoomContext room) {
        return media().tracks(room.address()).invoke(tracks -> tracks.stream()
                .filter(track -> track.source() == TrackSource.SCREEN && !track.memberId().equals(member.id()))
                .findFirst().flatMap(track -> room.localMember(track.memberId())).flatMap(Face::known)
                .ifPresent(other -> {
                    throw new EventRefusedException("screen_taken", Map.of("name", other.name()));
                })).replaceWithVoid();
    }

    /**
     * @throws EventRefusedException if this member is no host
     */
    Host by(Member member, RoomContext room) {
        if (!Face.isHost(member)) {
            throw new EventRefusedException("hosts_only");
        }
        return new Host(member, room);
    }

    /** A host at work, in the turn of its event. */
    final class Host {

        private final Member self;
        private final RoomContext room;

        private Host(Member self, RoomContext room) {
            this.self = self;
            this.room = room;
        }

        Uni<Void> mute(Whom whom, TrackSource source) {
            return each(whom, source, track -> media().mute(room.address(), track.memberId(), track.trackName()));
        }

        Uni<Void> stop(Whom whom, TrackSource source) {
            return each(whom, source, track -> media().stop(room.address(), track.memberId(), track.trackName()));
        }

        Uni<Void> removeFromCall(Whom whom) {
            return media().remove(room.address(), other(whom).id()).replaceWithVoid();
        }

        Uni<Void> removeFromRoom(Whom whom) {
            return room.kick(other(whom).id(), LeaveReason.KICKED).replaceWithVoid();
        }

        Uni<Void> letPublish(Permission permission) {
            Member guest = member(permission.member());
            face(guest).asSpeaker(permission.allowed()).show(guest);
            MediaPermissions now = permission.allowed() ? SPEAKER : MediaPermissions.SUBSCRIBE;
            return media().permit(room.address(), guest.id(), now).replaceWithVoid();
        }

        void makeHost(Whom whom) {
            Member guest = member(whom.member());
            face(guest).asHost().show(guest);
        }

        Access broadcast() {
            return broadcasts.sending(room.address(), Face.of(self).name() + "’s broadcast").orElseThrow(Moderation::mediaOff);
        }

        private Uni<Void> each(Whom whom, TrackSource source, Function<PublishedTrack, Uni<Boolean>> action) {
            String id = member(whom.member()).id();
            return media().tracks(room.address())
                    .onItem().transformToMulti(tracks -> Multi.createFrom().iterable(tracks))
                    .filter(track -> track.memberId().equals(id) && track.source() == source)
                    .onItem().transformToUniAndConcatenate(action::apply)
                    .onItem().ignoreAsUni();
        }

        private Member member(String id) {
            return Optional.ofNullable(id).flatMap(room::localMember)
                    .orElseThrow(() -> new EventRefusedException("no_such_member"));
        }

        private Face face(Member guest) {
            return Face.known(guest).orElseThrow(() -> new EventRefusedException("not_a_guest"));
        }

        private Member other(Whom whom) {
            Member member = member(whom.member());
            if (member.id().equals(self.id())) {
                throw new EventRefusedException("not_yourself");
            }
            return member;
        }
    }

    private Media media() {
        return broadcasts.media().orElseThrow(Moderation::mediaOff);
    }

    private static EventRefusedException mediaOff() {
        return new EventRefusedException("media_off");
    }
}
// end::moderation[]
