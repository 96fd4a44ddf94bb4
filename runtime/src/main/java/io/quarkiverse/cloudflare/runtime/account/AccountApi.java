package io.quarkiverse.cloudflare.runtime.account;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkiverse.cloudflare.runtime.account.AccountWire.Named;
import io.smallrye.mutiny.Uni;

/**
 * The account API as far as it is about Realtime, below the URL of an account. Apps and TURN keys have the same operations.
 */
@Path("/calls/{collection}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface AccountApi {

    @GET
    Uni<JsonNode> list(@PathParam("collection") String collection);

    @POST
    Uni<JsonNode> create(@PathParam("collection") String collection, Named body);

    @GET
    @Path("/{uid}")
    Uni<JsonNode> get(@PathParam("collection") String collection, @PathParam("uid") String uid);

    @PUT
    @Path("/{uid}")
    Uni<JsonNode> edit(@PathParam("collection") String collection, @PathParam("uid") String uid, Named body);

    @DELETE
    @Path("/{uid}")
    Uni<JsonNode> delete(@PathParam("collection") String collection, @PathParam("uid") String uid);
}
