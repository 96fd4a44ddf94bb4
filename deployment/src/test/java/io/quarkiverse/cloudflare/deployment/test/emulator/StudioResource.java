package io.quarkiverse.cloudflare.deployment.test.emulator;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.quarkiverse.cloudflare.calls.CallsClient;
import io.quarkiverse.cloudflare.calls.SessionId;

/** An application of Calls that says nothing of its app. */
@Path("/studio")
public class StudioResource {

    @Inject
    CallsClient calls;

    @ConfigProperty(name = "quarkus.cloudflare.calls.base-url")
    String baseUrl;

    @POST
    public String open() {
        return calls.openSessionAndAwait().id().value();
    }

    @GET
    @Path("{session}")
    public String tracks(String session) {
        return "first: " + calls.sessionAndAwait(new SessionId(session)).tracks().size();
    }

    @GET
    public String emulator() {
        return baseUrl;
    }
}
