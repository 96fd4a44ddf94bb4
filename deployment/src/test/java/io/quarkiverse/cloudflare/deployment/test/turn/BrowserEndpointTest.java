package io.quarkiverse.cloudflare.deployment.test.turn;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import java.util.Set;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.jboss.resteasy.reactive.RestPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cloudflare.calls.IceServers;
import io.quarkiverse.cloudflare.calls.TurnClient;
import io.quarkiverse.cloudflare.deployment.test.docs.IceResource;
import io.quarkiverse.cloudflare.deployment.test.docs.Relay;
import io.quarkiverse.cloudflare.deployment.test.support.StandIn;
import io.quarkiverse.cloudflare.deployment.test.support.WatchedTest;
import io.quarkiverse.cloudflare.support.cloudflare.Exchange;
import io.quarkiverse.cloudflare.support.cloudflare.Operation;
import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.mutiny.Uni;

/** An application that hands ICE servers to its pages. */
class BrowserEndpointTest extends WatchedTest {

    @RegisterExtension
    static final QuarkusUnitTest app = StandIn.application(IceResource.class, Relay.class, Others.class);

    @Path("/others")
    public static class Others {

        @Inject
        TurnClient turn;

        @Inject
        Relay relay;

        @GET
        @Path("/relay/{user}")
        public Uni<IceServers> relay(@RestPath String user) {
            return relay.iceServers(user);
        }

        @GET
        @Path("/hour/{user}")
        public Uni<IceServers> hour(@RestPath String user) {
            return relay.forAnHour(user);
        }

        @GET
        @Path("/blocking/{user}")
        public Uni<IceServers> blockingWhereItMustNot(@RestPath String user) {
            return Uni.createFrom().item(turn.iceServersForAndAwait(user));
        }
    }

    @Test
    void answersWhatAPeerConnectionTakes() {
        String username = given().get("/ice").then().statusCode(200)
                .body("iceServers", hasSize(2))
                .body("iceServers[0].keySet()", equalTo(Set.of("urls")))
                .body("iceServers[0].urls[0]", equalTo("stun:stun.cloudflare.com:3478"))
                .body("iceServers[1].urls", hasSize(6))
                .body("expiresAt", containsString("Z"))
                .extract().path("iceServers[1].username");

        given().get("/ice").then().body("iceServers[1].username", equalTo(username));
        given().delete("/ice").then().statusCode(204);
        given().get("/ice").then().body("iceServers[1].username", not(equalTo(username)));
        assertThat(StandIn.cloudflare().count(Operation.REVOKE_CREDENTIALS)).isEqualTo(1);
    }

    @Test
    void answersWithALabelledServerToo() {
        given().get("/others/hour/ada").then().statusCode(200).body("iceServers", hasSize(1));
        given().get("/others/relay/ada").then().statusCode(200).body("iceServers", hasSize(2));

        assertThat(StandIn.cloudflare().exchanges(Operation.GENERATE_CREDENTIALS)).extracting(Exchange::text)
                .containsExactly("{\"ttl\":3600,\"customIdentifier\":\"ada\"}");
    }

    @Test
    void refusesToBlockAnEventLoop() {
        given().get("/others/blocking/ada").then().statusCode(500)
                .body(containsString("iceServersForAndAwait must not be called on an event loop: use iceServersFor"));
    }
}
