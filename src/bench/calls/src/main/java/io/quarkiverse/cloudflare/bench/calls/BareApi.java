package io.quarkiverse.cloudflare.bench.calls;

import java.util.List;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

import io.smallrye.mutiny.Uni;

/** What a program would write that calls Cloudflare without the extension, with the same fields as the extension's records. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface BareApi {

    @GET
    @Path("/sessions/{session}")
    Uni<State> session(@PathParam("session") String session);

    @POST
    @Path("/sessions/{session}/tracks/new")
    Uni<TracksResponse> newTracks(@PathParam("session") String session, TracksRequest request);

    @PUT
    @Path("/sessions/{session}/tracks/close")
    Uni<TracksResponse> closeTracks(@PathParam("session") String session, TracksRequest request);

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Description(String type, String sdp) {
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Simulcast(String preferredRid, String priorityOrdering, String ridNotAvailable) {
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Track(String location, String mid, String sessionId, String trackName, Boolean bidirectionalMediaStream,
            String kind, Simulcast simulcast, String status, String errorCode, String errorSubcode,
            String errorDescription) {

        static Track local(String mid, String trackName) {
            return new Track("local", mid, null, trackName, null, null, null, null, null, null, null);
        }

        static Track closed(String mid) {
            return new Track(null, mid, null, null, null, null, null, null, null, null, null);
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    record DataChannel(String location, String sessionId, String dataChannelName, Boolean ordered,
            Integer maxRetransmits, Long maxPacketLifeTime, Boolean waitForAck, Boolean canReply, Integer id, String status,
            String errorCode, String errorSubcode, String errorDescription) {
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record State(List<Track> tracks, List<DataChannel> dataChannels, String errorCode, String errorSubcode,
            String errorDescription) {
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TracksRequest(Description sessionDescription, List<Track> tracks, Boolean autoDiscover, Boolean force) {
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record TracksResponse(Boolean requiresImmediateRenegotiation, Description sessionDescription, List<Track> tracks,
            String errorCode, String errorSubcode, String errorDescription) {
    }
}
