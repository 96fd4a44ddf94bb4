package io.quarkiverse.cloudflare.deployment.test.http;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.mutiny.Uni;

/** The smallest of Cloudflare's operations, and one with a body. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface ProbeApi {

    @POST
    @Path("/sessions/new")
    Uni<Opened> open();

    @POST
    @Path("/sessions/new")
    Uni<Void> openSilently();

    @POST
    @Path("/sessions/{id}/tracks/new")
    Uni<Tracks> publish(@PathParam("id") String id, Publish body);

    @GET
    @Path("/sessions/{id}")
    Uni<Tracks> session(@PathParam("id") String id);

    record Opened(String sessionId) {
    }

    record Publish(Description sessionDescription, boolean autoDiscover, String unset) {
    }

    record Tracks(Description sessionDescription, Object tracks) {
    }

    record Description(String type, String sdp) {
    }
}
