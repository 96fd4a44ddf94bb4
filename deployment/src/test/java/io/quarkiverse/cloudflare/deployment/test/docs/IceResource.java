package io.quarkiverse.cloudflare.deployment.test.docs;

import java.security.Principal;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;

import io.quarkiverse.cloudflare.calls.IceServers;
import io.quarkiverse.cloudflare.calls.TurnClient;
import io.smallrye.mutiny.Uni;

// tag::resource[]
@Path("/ice")
public class IceResource {

    private final TurnClient turn;

    IceResource(TurnClient turn) {
        this.turn = turn;
    }

    @GET
    public Uni<IceServers> iceServers(@Context SecurityContext security) {
        return turn.iceServersFor(holder(security));
    }

    @DELETE
    public Uni<Void> leave(@Context SecurityContext security) {
        return turn.revokeFor(holder(security));
    }
    // end::resource[]

    private static String holder(SecurityContext security) {
        Principal user = security.getUserPrincipal();
        return user == null ? "a guest" : user.getName();
    }
    // tag::resource[]
}
// end::resource[]
