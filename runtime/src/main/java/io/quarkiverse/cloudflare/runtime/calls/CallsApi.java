package io.quarkiverse.cloudflare.runtime.calls;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import io.quarkiverse.cloudflare.runtime.calls.CallsWire.AdaptersRequest;
import io.quarkiverse.cloudflare.runtime.calls.CallsWire.AdaptersResponse;
import io.quarkiverse.cloudflare.runtime.calls.CallsWire.DataChannelsRequest;
import io.quarkiverse.cloudflare.runtime.calls.CallsWire.DataChannelsResponse;
import io.quarkiverse.cloudflare.runtime.calls.CallsWire.Establish;
import io.quarkiverse.cloudflare.runtime.calls.CallsWire.Established;
import io.quarkiverse.cloudflare.runtime.calls.CallsWire.NewSession;
import io.quarkiverse.cloudflare.runtime.calls.CallsWire.Renegotiated;
import io.quarkiverse.cloudflare.runtime.calls.CallsWire.State;
import io.quarkiverse.cloudflare.runtime.calls.CallsWire.TracksRequest;
import io.quarkiverse.cloudflare.runtime.calls.CallsWire.TracksResponse;
import io.smallrye.mutiny.Uni;

/**
 * The Connection API of the SFU, one method per operation, below the URL of an app.
 */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface CallsApi {

    @POST
    @Path("/sessions/new")
    Uni<NewSession> openSession(@QueryParam("thirdparty") Boolean thirdParty,
            @QueryParam("correlationId") String correlationId);

    @GET
    @Path("/sessions/{session}")
    Uni<State> session(@PathParam("session") String session);

    @POST
    @Path("/sessions/{session}/tracks/new")
    Uni<TracksResponse> newTracks(@PathParam("session") String session, TracksRequest request);

    @PUT
    @Path("/sessions/{session}/renegotiate")
    Uni<Renegotiated> renegotiate(@PathParam("session") String session, TracksRequest answer);

    @PUT
    @Path("/sessions/{session}/tracks/close")
    Uni<TracksResponse> closeTracks(@PathParam("session") String session, TracksRequest request);

    @PUT
    @Path("/sessions/{session}/tracks/update")
    Uni<TracksResponse> updateTracks(@PathParam("session") String session, TracksRequest request);

    @POST
    @Path("/sessions/{session}/datachannels/establish")
    Uni<Established> establish(@PathParam("session") String session, Establish request);

    @POST
    @Path("/sessions/{session}/datachannels/new")
    Uni<DataChannelsResponse> newDataChannels(@PathParam("session") String session, DataChannelsRequest request);

    @PUT
    @Path("/sessions/{session}/datachannels/update")
    Uni<DataChannelsResponse> updateDataChannels(@PathParam("session") String session, DataChannelsRequest request);

    @PUT
    @Path("/sessions/{session}/datachannels/close")
    Uni<DataChannelsResponse> closeDataChannels(@PathParam("session") String session, DataChannelsRequest request);

    @POST
    @Path("/adapters/websocket/new")
    Uni<AdaptersResponse> newAdapters(AdaptersRequest request);

    @POST
    @Path("/adapters/websocket/close")
    Uni<AdaptersResponse> closeAdapters(AdaptersRequest request);
}
