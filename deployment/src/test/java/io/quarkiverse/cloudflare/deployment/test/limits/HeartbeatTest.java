package io.quarkiverse.cloudflare.deployment.test.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cloudflare.deployment.test.support.TestMember;
import io.quarkiverse.cloudflare.deployment.test.support.TestTimers;
import io.quarkiverse.cloudflare.room.OnEvent;
import io.quarkiverse.cloudflare.room.Room;
import io.quarkiverse.cloudflare.support.RawSocket;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;

class HeartbeatTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(TestMember.class, TestTimers.class, QuietRoom.class));

    @TestHTTPResource("/")
    URI server;

    @Inject
    TestTimers timers;

    @Room(value = "quiet:{roomId}", presence = false)
    static class QuietRoom {

        @OnEvent("say")
        void say() {
        }
    }

    @Test
    void closesAConnectionThatIsSilentForTooLong() throws Exception {
        try (TestMember silent = TestMember.join(server, "quiet:a");
                TestMember beating = TestMember.join(server, "quiet:a");
                TestMember talking = TestMember.join(server, "quiet:a");
                RawSocket mute = RawSocket.connect(server)) {
            // So that the server knows of it before time goes on.
            mute.send("[null,\"once\",\"phoenix\",\"heartbeat\",{}]").reply("once");
            for (int seconds = 0; seconds < 60; seconds += 30) {
                timers.advance(Duration.ofSeconds(30));
                beating.socket().send("[null,\"beat\",\"phoenix\",\"heartbeat\",{}]").reply("beat");
                assertThat(talking.ask("say", "{}").get("status").asText()).isEqualTo("ok");
            }
            assertThat(silent.socket().isOpen()).isTrue();

            timers.advance(Duration.ofSeconds(16));
            RawSocket.Close timeout = new RawSocket.Close(4408, "No message within 60 s");
            assertThat(silent.socket().awaitClose()).isEqualTo(timeout);
            assertThat(mute.awaitClose()).isEqualTo(timeout);
            assertThat(beating.ask("say", "{}").get("status").asText()).isEqualTo("ok");
            assertThat(talking.ask("say", "{}").get("status").asText()).isEqualTo("ok");
        }
    }
}
