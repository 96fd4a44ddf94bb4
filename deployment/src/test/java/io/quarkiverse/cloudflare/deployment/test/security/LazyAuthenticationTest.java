package io.quarkiverse.cloudflare.deployment.test.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cloudflare.room.Member;
import io.quarkiverse.cloudflare.room.OnEvent;
import io.quarkiverse.cloudflare.room.OnJoin;
import io.quarkiverse.cloudflare.room.Room;
import io.quarkiverse.cloudflare.support.RawSocket;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;

class LazyAuthenticationTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(Users.class, Wire.class, Known.class, Open.class))
            .overrideConfigKey("quarkus.http.auth.basic", "true")
            .overrideConfigKey("quarkus.http.auth.proactive", "false");

    @TestHTTPResource("/")
    URI server;

    @Authenticated
    @Room("known")
    static class Known {

        @Inject
        SecurityIdentity identity;

        @OnJoin
        Map<String, String> join(Member member) {
            return Map.of("key", member.key(), "name", identity.getPrincipal().getName());
        }

        @RolesAllowed("staff")
        @OnEvent("staff")
        void staff() {
        }
    }

    @Room("open")
    static class Open {

        @OnEvent("ping")
        void ping() {
        }
    }

    @Test
    void findsTheIdentityAllTheSame() throws Exception {
        try (RawSocket ada = RawSocket.connect(server, Users.as("ada+staff"));
                RawSocket bob = RawSocket.connect(server, Users.as("bob"))) {
            assertThat(ada.join("1", "known", "{}").get("key").asText()).isEqualTo("ada");
            assertThat(bob.join("1", "known", "{}").get("name").asText()).isEqualTo("bob");
            assertThat(Wire.push(ada, "known", "staff")).isEqualTo("ok");
            assertThat(Wire.push(bob, "known", "staff")).isEqualTo("forbidden");
        }
    }

    @Test
    void letsSomeoneAnonymousConnect() throws Exception {
        try (RawSocket anonymous = RawSocket.connect(server)) {
            assertThat(Wire.join(anonymous, "open")).isEqualTo("ok");
            assertThat(Wire.join(anonymous, "known")).isEqualTo("unauthorized");
        }
    }

    @Test
    void refusesWrongCredentialsBeforeTheUpgrade() throws Exception {
        assertThat(Wire.upgrade(server, "Authorization", "Basic YWRhOndyb25n")).isEqualTo(401);
    }
}
