package io.quarkiverse.cloudflare.it;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.quarkiverse.cloudflare.room.Broadcast;
import io.quarkiverse.cloudflare.room.EventRefusedException;
import io.quarkiverse.cloudflare.room.JoinRefusedException;
import io.quarkiverse.cloudflare.room.Member;
import io.quarkiverse.cloudflare.room.OnEvent;
import io.quarkiverse.cloudflare.room.OnJoin;
import io.quarkiverse.cloudflare.room.OnRejoin;
import io.quarkiverse.cloudflare.room.Room;
import io.quarkiverse.cloudflare.room.RoomContext;
import io.smallrye.common.annotation.NonBlocking;

/**
 * A room of Meet: people with names who talk. Its callbacks never block, so they run on the event loop.
 */
@Room(value = "meet:{roomId}", capacity = MeetRoom.CAPACITY)
class MeetRoom {

    static final int CAPACITY = 25;
    static final int LONGEST_TEXT = 2000;

    /** The answer to a join: what was said before, and how the others see the new member. */
    record Entered(List<Message> history, Seen you) {
    }

    /** How a member is seen by all. */
    record Seen(String id, String name, String color) {
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

    // tag::join[]
    @OnJoin
    @NonBlocking
    Entered join(Guest wish, Member member, RoomContext room) {
        Guest guest = wish.admitted();
        refuseTakenName(guest, member, room);
        member.attributes().set(guest);
        member.track(guest);
        return entered(member, room);
    }
    // end::join[]

    @OnRejoin
    @NonBlocking
    Entered rejoin(Member member, RoomContext room) {
        return entered(member, room);
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
        return Broadcast.toAll("said", transcript(room).add(from.id(), guest(from), text, Instant.now()));
    }
    // end::say[]

    // tag::typing[]
    @OnEvent("typing")
    @NonBlocking
    Broadcast<Typist> typing(Typing typing, Member from) {
        return Broadcast.toOthers("typing", new Typist(from.id(), guest(from).name(), typing.typing())).asVolatile();
    }
    // end::typing[]

    @OnEvent("history")
    @NonBlocking
    History history(RoomContext room) {
        return new History(transcript(room).messages());
    }

    private static Entered entered(Member member, RoomContext room) {
        Guest guest = guest(member);
        return new Entered(transcript(room).messages(), new Seen(member.id(), guest.name(), guest.color()));
    }

    private static Guest guest(Member member) {
        return member.attributes().get(Guest.class).orElseThrow();
    }

    private static Transcript transcript(RoomContext room) {
        return room.attributes().getOrSet(Transcript.class, Transcript::new);
    }

    private static void refuseTakenName(Guest guest, Member member, RoomContext room) {
        if (isTaken(guest.name(), member, room)) {
            // A room has fewer members than this has candidates, so one of them is free.
            String suggestion = IntStream.rangeClosed(2, CAPACITY + 1).mapToObj(n -> numbered(guest.name(), n))
                    .filter(candidate -> !isTaken(candidate, member, room)).findFirst().orElseThrow();
            throw new JoinRefusedException("name_taken", Map.of("suggestion", suggestion));
        }
    }

    /** A user's other devices share its name; anyone else needs one of their own. */
    private static boolean isTaken(String name, Member member, RoomContext room) {
        return room.localMembers().stream()
                .filter(other -> !other.key().equals(member.key()))
                .anyMatch(other -> other.attributes().get(Guest.class).filter(guest -> guest.isCalled(name)).isPresent());
    }

    private static String numbered(String name, int number) {
        String suffix = " " + number;
        int kept = Math.min(name.length(), Guest.LONGEST_NAME - suffix.length());
        return name.substring(0, kept).strip() + suffix;
    }
}
