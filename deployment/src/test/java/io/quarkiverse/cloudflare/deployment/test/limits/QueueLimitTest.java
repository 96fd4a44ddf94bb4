package io.quarkiverse.cloudflare.deployment.test.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.concurrent.Semaphore;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkiverse.cloudflare.deployment.test.support.TestMember;
import io.quarkiverse.cloudflare.room.OnEvent;
import io.quarkiverse.cloudflare.room.Room;
import io.quarkiverse.cloudflare.support.RawSocket;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;

class QueueLimitTest {

    private static final int LIMIT = 3;

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(TestMember.class, BusyRoom.class))
            .overrideConfigKey("quarkus.cloudflare.rooms.queue-limit", String.valueOf(LIMIT));

    @TestHTTPResource("/")
    URI server;

    @Room(value = "busy:{roomId}", presence = false)
    static class BusyRoom {

        static final Semaphore STARTED = new Semaphore(0);
        static final Semaphore RELEASED = new Semaphore(0);

        @OnEvent("hold")
        void hold() throws InterruptedException {
            STARTED.release();
            RELEASED.acquire();
        }

        @OnEvent("quick")
        void quick() {
        }
    }

    @BeforeEach
    void forget() {
        BusyRoom.STARTED.drainPermits();
        BusyRoom.RELEASED.drainPermits();
    }

    @Test
    void refusesEventsBeyondTheBoundButNoJoinAndNoLeave() throws Exception {
        try (TestMember ada = TestMember.join(server, "busy:a");
                TestMember bob = TestMember.join(server, "busy:a");
                RawSocket cleo = RawSocket.connect(server);
                TestMember other = TestMember.join(server, "busy:b")) {
            String held = ada.push("hold", "{}");
            BusyRoom.STARTED.acquire();
            String[] waiting = new String[LIMIT];
            for (int i = 0; i < LIMIT; i++) {
                waiting[i] = ada.push("quick", "{}");
            }
            assertThat(ada.ask("quick", "{}")).hasToString("{\"status\":\"error\",\"response\":{\"reason\":\"busy\"}}");
            assertThat(bob.ask("quick", "{}").at("/response/reason").asText()).isEqualTo("busy");
            assertThat(other.ask("quick", "{}").get("status").asText()).isEqualTo("ok");
            String leave = bob.push("phx_leave", "{}");
            cleo.send("[\"1\",\"1\",\"busy:a\",\"phx_join\",{}]");

            BusyRoom.RELEASED.release();
            assertThat(ada.reply(held).get("status").asText()).isEqualTo("ok");
            for (String ref : waiting) {
                assertThat(ada.reply(ref).get("status").asText()).isEqualTo("ok");
            }
            assertThat(bob.reply(leave).get("status").asText()).isEqualTo("ok");
            JsonNode joined = cleo.reply("1").get(4);
            assertThat(joined.get("status").asText()).isEqualTo("ok");
            assertThat(ada.ask("quick", "{}").get("status").asText()).isEqualTo("ok");
        }
    }
}
