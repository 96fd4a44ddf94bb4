package io.quarkiverse.cloudflare.it.docs;

import java.util.List;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import io.quarkiverse.cloudflare.it.docs.BoardRoom.Note;
import io.quarkiverse.cloudflare.room.Broadcast;
import io.quarkiverse.cloudflare.room.LeaveReason;
import io.quarkiverse.cloudflare.room.MemberInfo;
import io.quarkiverse.cloudflare.room.RoomAddress;
import io.quarkiverse.cloudflare.room.Rooms;
import io.smallrye.mutiny.Uni;

// tag::resource[]
@Path("/boards/{boardId}")
public class BoardResource {

    private final Rooms rooms;

    BoardResource(Rooms rooms) {
        this.rooms = rooms;
    }

    @GET
    @Path("/members")
    public Uni<List<MemberInfo>> members(String boardId) {
        return rooms.members(address(boardId));
    }

    @POST
    @Path("/notes")
    public void announce(String boardId, Note note) {
        rooms.broadcastAndAwait(address(boardId), Broadcast.toAll("added", note));
    }

    @DELETE
    @Path("/members/{memberId}")
    public Uni<Boolean> kick(String boardId, String memberId) {
        return rooms.kick(address(boardId), memberId, LeaveReason.KICKED);
    }

    private static RoomAddress address(String boardId) {
        return RoomAddress.of("board:" + boardId);
    }
}
// end::resource[]
