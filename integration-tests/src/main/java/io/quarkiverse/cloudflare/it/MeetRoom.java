package io.quarkiverse.cloudflare.it;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import io.quarkiverse.cloudflare.it.Broadcasts.Access;
import io.quarkiverse.cloudflare.it.Moderation.Permission;
import io.quarkiverse.cloudflare.it.Moderation.Whom;
import io.quarkiverse.cloudflare.media.MediaRoom;
import io.quarkiverse.cloudflare.media.OnPublish;
import io.quarkiverse.cloudflare.media.PublishRequest;
import io.quarkiverse.cloudflare.media.TrackSource;
import io.quarkiverse.cloudflare.room.Broadcast;
import io.quarkiverse.cloudflare.room.EventRefusedException;
import io.quarkiverse.cloudflare.room.Member;
import io.quarkiverse.cloudflare.room.OnEvent;
import io.quarkiverse.cloudflare.room.OnJoin;
import io.quarkiverse.cloudflare.room.OnLeave;
import io.quarkiverse.cloudflare.room.OnRejoin;
import io.quarkiverse.cloudflare.room.Room;
import io.quarkiverse.cloudflare.room.RoomContext;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;

/**
 * A room of Meet: people with names who see, hear and write to each other. The first is its host. Its callbacks never block, so
 * they run on the event loop.
 */
// tag::room[]
@Room(value = "meet:{roomId}", capacity = MeetRoom.CAPACITY)
@MediaRoom
class MeetRoom {

    static final int CAPACITY = 25;
    static final int LONGEST_TEXT = 2000;

    private final Moderation moderation;

    MeetRoom(Moderation moderation) {
        this.moderation = moderation;
    }

    /** The answer to a join: what was said before, and how the others see the new member. */
    record Entered(List<Message> history, Seen you) {
    }

    /** How a member is seen by all. */
    record Seen(String id, String name, boolean host) {
    }

    /** What a client says of its keyboard. */
    record Typing(boolean typing) {
    }

    /** What the others are told of it. */
    record Typist(String id, String name, boolean typing) {
    }

    /** The answer to {@code history}. */
    record History(List<Message> messages) {
    }

    /** A hand goes up, or down. */
    record Hand(boolean raised) {
    }

    // tag::join[]
    @OnJoin
    @NonBlocking
    Entered join(Guest guest, Member member, RoomContext room) {
        Face face = guest.admitted();
        Names.refuseTaken(face.name(), member, room);
        boolean first = room.localMembers().stream().noneMatch(Face::isHost);
        (first ? face.asHost() : face).show(member);
        return entered(member, room);
    }
    // end::join[]

    @OnRejoin
    @NonBlocking
    Entered rejoin(Member member, RoomContext room) {
        return entered(member, room);
    }

    /** A room always has a host: without one, who has been there longest becomes it. */
    @OnLeave
    @NonBlocking
    void leave(Member left, RoomContext room) {
        List<Member> guests = room.localMembers().stream()
                .filter(member -> !member.id().equals(left.id()) && Face.known(member).isPresent()).toList();
        if (guests.stream().noneMatch(Face::isHost)) {
            guests.stream().min(Comparator.comparing(Member::joinedAt)).ifPresent(heir -> Face.of(heir).asHost().show(heir));
        }
    }

    // tag::say[]
    @OnEvent("say")
    @NonBlocking
    Broadcast<Message> say(Say said, Member from, RoomContext room) {
        String text = said.text() == null ? "" : said.text().strip();
        if (text.isEmpty()) {
            throw new EventRefusedException("empty");
        }
        if (text.length() > LONGEST_TEXT) {
            throw new EventRefusedException("too_long", Map.of("limit", LONGEST_TEXT, "found", text.length()));
        }
        return Broadcast.toAll("said", transcript(room).add(from.id(), Face.of(from), text, Instant.now()));
    }
    // end::say[]

    // tag::typing[]
    @OnEvent("typing")
    @NonBlocking
    Broadcast<Typist> typing(Typing typing, Member from) {
        return Broadcast.toOthers("typing", new Typist(from.id(), Face.of(from).name(), typing.typing())).asVolatile();
    }
    // end::typing[]

    @OnEvent("history")
    @NonBlocking
    History history(RoomContext room) {
        return new History(transcript(room).messages());
    }

    // tag::hand[]
    @OnEvent("hand")
    @NonBlocking
    void hand(Hand hand, Member member) {
        Face.of(member).withHand(hand.raised()).show(member);
    }
    // end::hand[]

    // tag::publish[]
    @OnPublish
    @NonBlocking
    Uni<Void> publish(PublishRequest wish, Member member, RoomContext room) {
        return wish.source() == TrackSource.SCREEN ? moderation.screenIsFree(member, room) : Uni.createFrom().voidItem();
    }
    // end::publish[]

    // tag::moderation[]
    @OnEvent("mute")
    @NonBlocking
    Uni<Void> mute(Whom whom, Member from, RoomContext room) {
        return moderation.by(from, room).mute(whom, TrackSource.MICROPHONE);
    }

    @OnEvent("stop-camera")
    @NonBlocking
    Uni<Void> stopCamera(Whom whom, Member from, RoomContext room) {
        return moderation.by(from, room).stop(whom, TrackSource.CAMERA);
    }

    @OnEvent("stop-screen")
    @NonBlocking
    Uni<Void> stopScreen(Whom whom, Member from, RoomContext room) {
        return moderation.by(from, room).stop(whom, TrackSource.SCREEN);
    }

    @OnEvent("remove-from-call")
    @NonBlocking
    Uni<Void> removeFromCall(Whom whom, Member from, RoomContext room) {
        return moderation.by(from, room).removeFromCall(whom);
    }

    @OnEvent("kick")
    @NonBlocking
    Uni<Void> kick(Whom whom, Member from, RoomContext room) {
        return moderation.by(from, room).removeFromRoom(whom);
    }

    @OnEvent("may-publish")
    @NonBlocking
    Uni<Void> mayPublish(Permission permission, Member from, RoomContext room) {
        return moderation.by(from, room).letPublish(permission);
    }

    @OnEvent("make-host")
    @NonBlocking
    void makeHost(Whom whom, Member from, RoomContext room) {
        moderation.by(from, room).makeHost(whom);
    }
    // end::moderation[]

    /** Where a host sends a broadcast to, from OBS for example. */
    @OnEvent("broadcast")
    @NonBlocking
    Access broadcast(Member from, RoomContext room) {
        return moderation.by(from, room).broadcast();
    }

    private static Entered entered(Member member, RoomContext room) {
        Face face = Face.of(member);
        Seen you = new Seen(member.id(), face.name(), face.host());
        return new Entered(transcript(room).messages(), you);
    }

    private static Transcript transcript(RoomContext room) {
        return room.attributes().getOrSet(Transcript.class, Transcript::new);
    }
}
// end::room[]
