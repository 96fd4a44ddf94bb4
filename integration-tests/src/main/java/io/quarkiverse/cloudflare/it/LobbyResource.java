package io.quarkiverse.cloudflare.it;

import java.util.List;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import io.quarkiverse.cloudflare.room.RoomAddress;
import io.quarkiverse.cloudflare.room.Rooms;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * What the lobby of Meet shows.
 */
@Path("/api/rooms")
public class LobbyResource {

    private static final String PREFIX = "meet:";

    private final Rooms rooms;

    LobbyResource(Rooms rooms) {
        this.rooms = rooms;
    }

    /** A room anyone may join. */
    public record OpenRoom(String name, int members, int capacity) {
    }

    @GET
    public Uni<List<OpenRoom>> openRooms() {
        return rooms.list(MeetRoom.class)
                .onItem().transformToMulti(addresses -> Multi.createFrom().iterable(addresses))
                .onItem().transformToUniAndConcatenate(this::describe)
                .filter(room -> room.members() > 0)
                .collect().asList();
    }

    private Uni<OpenRoom> describe(RoomAddress address) {
        String name = address.topic().substring(PREFIX.length());
        return rooms.count(address).map(members -> new OpenRoom(name, members, MeetRoom.CAPACITY));
    }
}
