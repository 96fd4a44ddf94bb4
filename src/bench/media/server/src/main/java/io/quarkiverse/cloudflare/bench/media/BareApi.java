package io.quarkiverse.cloudflare.bench.media;

import java.util.List;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

import io.smallrye.mutiny.Uni;

/** What a program would write that calls Cloudflare without the extension. */
@RegisterRestClient(configKey = "bare")
@ClientHeaderParam(name = "Authorization", value = "Bearer ${quarkus.cloudflare.calls.app-secret}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface BareApi {

    @POST
    @Path("/sessions/new")
    Uni<Session> open();

    @POST
    @Path("/sessions/{session}/tracks/new")
    Uni<Answer> newTracks(@PathParam("session") String session, Tracks request);

    @PUT
    @Path("/sessions/{session}/renegotiate")
    Uni<Answer> renegotiate(@PathParam("session") String session, Tracks request);

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Session(String sessionId) {
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Description(String type, String sdp) {
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Track(String location, String mid, String sessionId, String trackName, String errorCode, String errorDescription) {

        static Track local(String mid, String name) {
            return new Track("local", mid, null, name, null, null);
        }

        static Track remote(String session, String name) {
            return new Track("remote", null, session, name, null, null);
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Tracks(Description sessionDescription, List<Track> tracks) {
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Answer(Boolean requiresImmediateRenegotiation, Description sessionDescription, List<Track> tracks) {
    }
}
