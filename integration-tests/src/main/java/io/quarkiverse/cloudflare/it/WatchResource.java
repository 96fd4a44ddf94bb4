package io.quarkiverse.cloudflare.it;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.jboss.resteasy.reactive.RestResponse;

import io.quarkiverse.cloudflare.it.Broadcasts.Access;
import io.quarkiverse.cloudflare.room.RoomAddress;

/**
 * Lets people watch a room without joining it. A room of Meet is open to whoever has its link, and so is its broadcast.
 */
@Path("/api/rooms/{room}/watch")
public class WatchResource {

    private final Broadcasts broadcasts;

    WatchResource(Broadcasts broadcasts) {
        this.broadcasts = broadcasts;
    }

    /** @return 503 without media, 404 if there can be no such room */
    @GET
    public RestResponse<Access> watch(String room) {
        String topic = "meet:" + room;
        if (!RoomAddress.isValid(topic)) {
            return RestResponse.notFound();
        }
        return broadcasts.watching(RoomAddress.of(topic)).map(RestResponse::ok)
                .orElseGet(() -> RestResponse.status(RestResponse.Status.SERVICE_UNAVAILABLE));
    }
}
