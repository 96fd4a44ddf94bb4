package io.quarkiverse.cloudflare.deployment.test.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cloudflare.deployment.test.support.StandIn;
import io.quarkiverse.cloudflare.deployment.test.support.TestMember;
import io.quarkiverse.cloudflare.deployment.test.support.WatchedTest;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/** Tokens of media are none of an application that has bearer tokens of its own. */
class OwnBearerMechanismTest extends WatchedTest {

    @RegisterExtension
    static final QuarkusUnitTest app = StandIn.application(StageRoom.class, StageRoom.May.class, HttpMember.class,
            HttpMember.Answer.class, TestMember.class, Strict.class);

    @TestHTTPResource("/")
    URI server;

    /** Refuses every bearer token it sees. */
    @ApplicationScoped
    static class Strict implements HttpAuthenticationMechanism {

        @Override
        public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
            String header = context.request().getHeader("Authorization");
            return header != null && header.startsWith("Bearer ")
                    ? Uni.createFrom().failure(new AuthenticationFailedException())
                    : Uni.createFrom().nullItem();
        }

        @Override
        public Uni<ChallengeData> getChallenge(RoutingContext context) {
            return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "Bearer"));
        }

        @Override
        public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
            return Set.of();
        }
    }

    @Test
    void isNotAskedAboutTokensOfMedia() throws Exception {
        try (HttpMember ada = HttpMember.join(server, "stage:a")) {
            assertThat(ada.call("POST", "/sessions/new", "").status()).isEqualTo(201);
            for (String path : new String[] { "/rooms/whip/stage:a", "/rooms/whep/stage:a" }) {
                HttpMember.Answer refused = ada.send("POST", path, "v=0", "Authorization", "Bearer " + ada.token,
                        "Content-Type", "application/sdp");
                assertThat(refused.headers().firstValue("content-type")).as("refused by %s itself", path)
                        .contains("application/problem+json");
            }
        }
    }

    @Test
    void isAskedAboutAllOthers() throws Exception {
        try (HttpMember ada = HttpMember.join(server, "stage:a")) {
            for (String path : new String[] { "/", "/rooms", "/roomsmedia/stage:a", "/rooms/media" }) {
                assertThat(ada.send("GET", path, "", "Authorization", "Bearer " + ada.token).status()).as(path)
                        .isEqualTo(401);
            }
        }
    }
}
