package io.quarkiverse.cloudflare.deployment.test.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cloudflare.room.JoinAttempt;
import io.quarkiverse.cloudflare.room.JoinCheck;
import io.quarkiverse.cloudflare.room.OnEvent;
import io.quarkiverse.cloudflare.room.Room;
import io.quarkiverse.cloudflare.support.MovableTimers;
import io.quarkiverse.cloudflare.support.RawSocket;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.smallrye.mutiny.Uni;

class JoinCheckTimeoutTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(Wire.class, Desk.class, Forgetful.class, Time.class));

    static final CountDownLatch ASKED = new CountDownLatch(1);

    @TestHTTPResource("/")
    URI server;

    @Inject
    MovableTimers time;

    @Singleton
    static class Time extends MovableTimers {
    }

    @Room("desk")
    static class Desk {

        @OnEvent("ping")
        void ping() {
        }
    }

    @Singleton
    static class Forgetful implements JoinCheck {

        @Override
        public Uni<Void> check(JoinAttempt attempt) {
            return attempt.params().has("forget")
                    ? Uni.createFrom().<Void> nothing().onSubscription().invoke(ASKED::countDown)
                    : Uni.createFrom().voidItem();
        }
    }

    @Test
    void refusesTheJoinAndLetsTheRoomGoOn() throws Exception {
        try (RawSocket ada = RawSocket.connect(server); RawSocket bob = RawSocket.connect(server)) {
            Wire.join(bob, "desk");
            int pending = time.pending();
            ada.send("[\"1\",\"1\",\"desk\",\"phx_join\",{\"forget\":true}]");
            ASKED.await();
            time.awaitMoreThan(pending);
            bob.send("[null,\"7\",\"desk\",\"ping\",{}]");
            time.advance(Duration.ofSeconds(30));
            assertThat(ada.reply("1").at("/4/response/reason").asText()).isEqualTo("timeout");
            assertThat(bob.reply("7").at("/4/status").asText()).isEqualTo("ok");
            assertThat(Wire.join(ada, "desk")).isEqualTo("ok");
        }
    }
}
