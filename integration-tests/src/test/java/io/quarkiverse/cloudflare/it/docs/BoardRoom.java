package io.quarkiverse.cloudflare.it.docs;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jboss.logging.Logger;

import io.quarkiverse.cloudflare.room.Audience;
import io.quarkiverse.cloudflare.room.Broadcast;
import io.quarkiverse.cloudflare.room.EventRefusedException;
import io.quarkiverse.cloudflare.room.JoinRefusedException;
import io.quarkiverse.cloudflare.room.LeaveReason;
import io.quarkiverse.cloudflare.room.Member;
import io.quarkiverse.cloudflare.room.OnBinary;
import io.quarkiverse.cloudflare.room.OnCreate;
import io.quarkiverse.cloudflare.room.OnDrop;
import io.quarkiverse.cloudflare.room.OnEmpty;
import io.quarkiverse.cloudflare.room.OnError;
import io.quarkiverse.cloudflare.room.OnEvent;
import io.quarkiverse.cloudflare.room.OnJoin;
import io.quarkiverse.cloudflare.room.OnLeave;
import io.quarkiverse.cloudflare.room.OnRejoin;
import io.quarkiverse.cloudflare.room.OnTick;
import io.quarkiverse.cloudflare.room.Recipients;
import io.quarkiverse.cloudflare.room.Room;
import io.quarkiverse.cloudflare.room.RoomContext;
import io.quarkiverse.cloudflare.room.RoomParam;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * The room the guides quote: a board with notes that uses every kind of callback once.
 */
@Room(value = "board:{boardId}", capacity = 50)
class BoardRoom {

    private static final Logger LOG = Logger.getLogger(BoardRoom.class);

    record Hello(String nickname, boolean editor) {
    }

    record Opened(String boardId, List<Note> notes) {
    }

    record Note(String text) {
    }

    record Cursor(int x, int y) {
    }

    record Status(String memberId, String status) {
    }

    record Query(String text) {
    }

    // tag::create[]
    @OnCreate
    void open(RoomContext room) {
        room.attributes().set(new Notes());
    }
    // end::create[]

    // tag::join[]
    @OnJoin
    Opened join(Hello hello, Member member, @RoomParam String boardId, RoomContext room) {
        if (hello.nickname() == null || hello.nickname().isBlank()) {
            throw new JoinRefusedException("nickname_required");
        }
        if (hello.editor()) {
            member.tag("editor");
        }
        member.track(Map.of("nickname", hello.nickname()));
        return new Opened(boardId, notes(room).all());
    }
    // end::join[]

    // tag::refuse[]
    @OnEvent("add")
    Broadcast<Note> add(Note note, RoomContext room) {
        if (notes(room).isFull()) {
            throw new EventRefusedException("board_full", Map.of("limit", Notes.LIMIT));
        }
        notes(room).add(note);
        return Broadcast.toAll("added", note);
    }
    // end::refuse[]

    // tag::volatile[]
    @OnEvent("cursor")
    @NonBlocking
    Broadcast<Cursor> cursor(Cursor cursor, Member from) {
        return Broadcast.toOthers("cursor", cursor).coalescedBy(from.id());
    }
    // end::volatile[]

    // tag::recipients[]
    @OnEvent("draft")
    Broadcast<Note> draft(Note note) {
        return Broadcast.to(Audience.named("editorsAtWork"), "draft", note);
    }

    @Recipients("editorsAtWork")
    boolean editorsAtWork(Member to) {
        return !to.away() && to.tags().contains("editor");
    }
    // end::recipients[]

    // tag::stream[]
    @OnEvent("search")
    Multi<Note> search(Query query, RoomContext room) {
        return Multi.createFrom().iterable(notes(room).all())
                .filter(note -> note.text().contains(query.text()));
    }
    // end::stream[]

    // tag::later[]
    @OnEvent("count")
    Uni<Map<String, Integer>> count(RoomContext room) {
        return room.members().map(members -> Map.of("members", members.size()));
    }
    // end::later[]

    // tag::binary[]
    @OnBinary("image")
    Broadcast<byte[]> image(byte[] image) {
        return Broadcast.toOthers("image", image);
    }
    // end::binary[]

    // tag::away[]
    @OnDrop
    Broadcast<Status> away(Member member) {
        return Broadcast.toOthers("status", new Status(member.id(), "away"));
    }

    @OnRejoin
    Broadcast<Status> back(Member member) {
        return Broadcast.toOthers("status", new Status(member.id(), "back"));
    }

    @OnLeave
    Broadcast<Status> left(Member member, LeaveReason reason) {
        return Broadcast.toOthers("status", new Status(member.id(), reason.wireName()));
    }
    // end::away[]

    // tag::tick[]
    @OnTick(every = "15s")
    Broadcast<Set<String>> remind(RoomContext room) {
        return Broadcast.toAll("topics", notes(room).topics());
    }
    // end::tick[]

    // tag::error[]
    @OnError
    void failed(Throwable failure, RoomContext room) {
        LOG.errorf(failure, "A callback of %s failed", room.address());
    }

    @OnEmpty
    Uni<Void> closing(RoomContext room) {
        return notes(room).save(room.address().topic()).ifNoItem().after(Duration.ofSeconds(5)).fail();
    }
    // end::error[]

    private static Notes notes(RoomContext room) {
        return room.attributes().getOrSet(Notes.class, Notes::new);
    }
}
