package io.quarkiverse.cloudflare.runtime.turn;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.quarkiverse.cloudflare.runtime.turn.TurnWire.Generate;
import io.quarkiverse.cloudflare.runtime.turn.TurnWire.Generated;
import io.smallrye.mutiny.Uni;

/**
 * The API of TURN, one method per operation, below the URL of a key.
 */
@Path("/credentials")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface TurnApi {

    @POST
    @Path("/generate-ice-servers")
    Uni<Generated> generateIceServers(Generate request);

    @POST
    @Path("/generate")
    Uni<Generated> generate(Generate request);

    @POST
    @Path("/{username}/revoke")
    Uni<Void> revoke(@PathParam("username") String username);
}
