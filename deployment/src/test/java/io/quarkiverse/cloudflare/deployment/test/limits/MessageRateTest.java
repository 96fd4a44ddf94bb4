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

class MessageRateTest {

    private static final int RATE = 5;
    private static final int AT_ONCE = 2 * RATE;
    private static final int FLOOD = 4 * AT_ONCE;
    private static final String LIMITED = "{\"status\":\"error\",\"response\":{\"reason\":\"rate_limited\"}}";

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(TestMember.class, TestTimers.class, TalkRoom.class))
            .overrideConfigKey("quarkus.cloudflare.rooms.max-messages-per-second", String.valueOf(RATE));

    @TestHTTPResource("/")
    URI server;

    @Inject
    TestTimers timers;

    @Room(value = "talk:{roomId}", presence = false)
    static class TalkRoom {

        @OnEvent("say")
        void say() {
        }
    }

    @Test
    void refusesMessagesBeyondTheRateUntilTimeHasPassed() throws Exception {
        try (TestMember ada = TestMember.join(server, "talk:a")) {
            for (int sent = 1; sent < AT_ONCE; sent++) {
                assertThat(ada.ask("say", "{}").get("status").asText()).isEqualTo("ok");
            }
            assertThat(ada.ask("say", "{}")).hasToString(LIMITED);
            ada.socket().send("no frame");
            assertThat(ada.event("cf_error").get(4)).hasToString("{\"reason\":\"rate_limited\"}");
            ada.socket().send("[\"1\",\"x\",\"talk:a\",\"phx_leave\",{}]");
            assertThat(ada.reply("x")).hasToString(LIMITED);

            timers.advance(Duration.ofSeconds(1));
            for (int sent = 0; sent < RATE; sent++) {
                assertThat(ada.ask("say", "{}").get("status").asText()).isEqualTo("ok");
            }
            assertThat(ada.ask("say", "{}")).hasToString(LIMITED);
        }
    }

    @Test
    void closesAConnectionThatFloodsAndLeavesTheOthersAlone() throws Exception {
        try (TestMember ada = TestMember.join(server, "talk:a"); TestMember bob = TestMember.join(server, "talk:a")) {
            for (int sent = 1; sent <= FLOOD; sent++) {
                ada.push("say", "{}");
            }
            assertThat(ada.socket().awaitClose()).isEqualTo(new RawSocket.Close(4429, "Too many messages per second"));
            assertThat(bob.ask("say", "{}").get("status").asText()).isEqualTo("ok");
        }
    }

    @Test
    void countsEachConnectionForItself() throws Exception {
        try (TestMember ada = TestMember.join(server, "talk:a"); TestMember bob = TestMember.join(server, "talk:a")) {
            for (int sent = 1; sent < AT_ONCE; sent++) {
                ada.ask("say", "{}");
            }
            assertThat(ada.ask("say", "{}")).hasToString(LIMITED);
            assertThat(bob.ask("say", "{}").get("status").asText()).isEqualTo("ok");
        }
    }
}
