package io.quarkiverse.cloudflare.deployment.test.emulator;

import java.util.List;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

import io.quarkiverse.cloudflare.calls.CallsClient;
import io.quarkiverse.cloudflare.calls.LocalTrack;
import io.quarkiverse.cloudflare.calls.RemoteTrack;
import io.quarkiverse.cloudflare.calls.SessionDescription;
import io.quarkiverse.cloudflare.calls.SessionId;

/** What an application does for two browsers in a call of one camera. Descriptions travel as text. */
@Path("/call")
public class CallResource {

    @Inject
    CallsClient calls;

    @GET
    public String version() {
        return "first";
    }

    @POST
    public String open() {
        return calls.openSessionAndAwait().id().value();
    }

    @POST
    @Path("{session}/publish/{mid}")
    public String publish(String session, String mid, String offer) {
        return calls
                .publishAndAwait(new SessionId(session), SessionDescription.offer(offer), List.of(LocalTrack.of(mid, "cam")))
                .answer().orElseThrow().sdp();
    }

    @POST
    @Path("{session}/pull/{publisher}")
    public String pull(String session, String publisher) {
        return calls.pullAndAwait(new SessionId(session), List.of(RemoteTrack.of(new SessionId(publisher), "cam"))).offer()
                .orElseThrow().sdp();
    }

    @PUT
    @Path("{session}/answer")
    public void answer(String session, String answer) {
        calls.answerAndAwait(new SessionId(session), SessionDescription.answer(answer));
    }
}
