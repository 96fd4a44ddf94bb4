package io.quarkiverse.cloudflare.it;

import java.util.List;

import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.quarkiverse.cloudflare.calls.CallsClient;
import io.quarkiverse.cloudflare.calls.LocalTrack;
import io.quarkiverse.cloudflare.calls.RemoteTrack;
import io.quarkiverse.cloudflare.calls.SessionDescription;
import io.quarkiverse.cloudflare.calls.SessionId;
import io.quarkiverse.cloudflare.calls.TrackInfo;
import io.quarkiverse.cloudflare.calls.TracksResult;

/**
 * What the test page {@code camera.html} asks of Calls, so that the secret stays here. A probe of the media path, not an
 * example: whoever reaches it may use the app, so it is not there unless {@code meet.camera-page} is set.
 */
@Path("/api/camera/{call}/sessions")
public class CameraResource {

    private static final List<String> TRACKS = List.of("mic", "cam");

    private final Instance<CallsClient> calls;
    private final CameraCalls sessions;
    private final boolean enabled;

    CameraResource(Instance<CallsClient> calls, CameraCalls sessions,
            @ConfigProperty(name = "meet.camera-page", defaultValue = "false") boolean enabled) {
        this.calls = calls;
        this.sessions = sessions;
        this.enabled = enabled;
    }

    /** A description without its type, which each request tells. */
    public record Described(String sdp) {
    }

    public record Opened(String session) {
    }

    /** What a tab publishes: {@code mids} are those of its microphone and its camera, in this order. */
    public record Offered(String sdp, List<String> mids) {
    }

    /** What is received of another session; {@code mids} are those of its microphone and its camera that it sends. */
    public record Pulled(String sdp, List<String> mids) {
    }

    @POST
    public Opened open() {
        return new Opened(client().openSessionAndAwait().id().value());
    }

    @POST
    @Path("{session}/publish")
    public Described publish(String session, Offered offered) {
        List<LocalTrack> tracks = List.of(LocalTrack.of(offered.mids().get(0), TRACKS.get(0)),
                LocalTrack.of(offered.mids().get(1), TRACKS.get(1)));
        TracksResult result = client().publishAndAwait(new SessionId(session), SessionDescription.offer(offered.sdp()), tracks);
        return new Described(result.answer().orElseThrow().sdp());
    }

    /** @return the other sessions of the call */
    @PUT
    @Path("{session}")
    public List<String> present(String call, String session) {
        client();
        return sessions.seen(call, session);
    }

    @DELETE
    @Path("{session}")
    public void leave(String call, String session) {
        client();
        sessions.left(call, session);
    }

    @POST
    @Path("{session}/pull/{other}")
    public Pulled pull(String session, String other) {
        TracksResult result = client().pullAndAwait(new SessionId(session),
                TRACKS.stream().map(track -> RemoteTrack.of(new SessionId(other), track)).toList());
        List<String> mids = result.accepted().stream().map(TrackInfo::mid).map(mid -> mid.orElseThrow()).toList();
        return new Pulled(result.offer().map(SessionDescription::sdp).orElse(""), mids);
    }

    @PUT
    @Path("{session}/answer")
    public void answer(String session, Described answer) {
        client().answerAndAwait(new SessionId(session), SessionDescription.answer(answer.sdp()));
    }

    private CallsClient client() {
        if (!enabled) {
            throw new NotFoundException();
        }
        return calls.get();
    }
}
