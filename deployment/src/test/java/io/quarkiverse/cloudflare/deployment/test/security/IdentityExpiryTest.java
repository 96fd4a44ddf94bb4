package io.quarkiverse.cloudflare.deployment.test.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cloudflare.room.Member;
import io.quarkiverse.cloudflare.room.OnEvent;
import io.quarkiverse.cloudflare.room.OnJoin;
import io.quarkiverse.cloudflare.room.Room;
import io.quarkiverse.cloudflare.support.MovableTimers;
import io.quarkiverse.cloudflare.support.RawSocket;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;

class IdentityExpiryTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(Tokens.class, Tokens.Bearer.class, Users.class, Wire.class, Desk.class,
                    Time.class))
            // WebSockets Next has a timer of its own, which follows the real clock: the test's moves by much more.
            .overrideConfigKey("quarkus.cloudflare.rooms.heartbeat-timeout", "100000d");

    @TestHTTPResource("/")
    URI server;

    @Inject
    MovableTimers time;

    @Singleton
    static class Time extends MovableTimers {
    }

    @Room("desk")
    static class Desk {

        @OnJoin
        Map<String, String> join(Member member) {
            return Map.of("key", member.key());
        }

        @OnEvent("ping")
        void ping() {
        }
    }

    @Test
    void endsTheConnectionWithTheIdentity() throws Exception {
        Instant expiry = Instant.ofEpochSecond(later());
        try (RawSocket ada = RawSocket.connect(server, "2.0.0", Tokens.subprotocols("token-of.ada." + expiry.getEpochSecond()));
                RawSocket bob = RawSocket.connect(server, "2.0.0", Tokens.subprotocols("token-of.bob"))) {
            String resume = ada.join("1", "desk", "{}").at("/_room/resume").asText();
            bob.join("1", "desk", "{}");
            time.advance(Duration.between(time.clock().instant(), expiry).minusSeconds(1));
            assertThat(Wire.push(ada, "desk", "ping")).isEqualTo("ok");

            time.advance(Duration.ofSeconds(1));
            assertThat(ada.awaitClose()).isEqualTo(new RawSocket.Close(4401, "The identity has expired"));
            assertThat(Wire.push(bob, "desk", "ping")).isEqualTo("ok");

            try (RawSocket again = RawSocket.connect(server, "2.0.0", Tokens.subprotocols("token-of.ada"))) {
                assertThat(again.join("1", "desk", Wire.resumeWith(resume))
                        .at("/_room/resumed").asBoolean()).isTrue();
            }
        }
    }

    @Test
    void refusesAnExpiredIdentityBeforeTheUpgrade() throws Exception {
        assertThat(Wire.upgrade(server, Tokens.subprotocols("token-of.ada.1"))).isEqualTo(401);
        assertThat(Wire.upgrade(server, Tokens.subprotocols("token-of.ada." + time.clock().instant().getEpochSecond())))
                .isEqualTo(401);
        assertThat(Wire.upgrade(server, Tokens.subprotocols("token-of.ada." + later()))).isEqualTo(Wire.UPGRADED);
    }

    /** @return a second that has come neither for the test's clock nor for the real one */
    private long later() {
        return Math.max(time.clock().instant().getEpochSecond(), Instant.now().getEpochSecond()) + 3600;
    }
}
