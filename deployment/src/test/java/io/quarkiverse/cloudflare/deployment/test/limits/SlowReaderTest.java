package io.quarkiverse.cloudflare.deployment.test.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cloudflare.deployment.test.support.PlainSocket;
import io.quarkiverse.cloudflare.deployment.test.support.TestMember;
import io.quarkiverse.cloudflare.deployment.test.support.TestTimers;
import io.quarkiverse.cloudflare.room.Broadcast;
import io.quarkiverse.cloudflare.room.Member;
import io.quarkiverse.cloudflare.room.OnDrop;
import io.quarkiverse.cloudflare.room.OnEvent;
import io.quarkiverse.cloudflare.room.Room;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;

class SlowReaderTest {

    // More than the operating system keeps, the bound and a reserve.
    private static final int BROADCASTS = 400;
    private static final String LARGE = "\"" + "x".repeat(60_000) + "\"";

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(TestMember.class, TestTimers.class, PlainSocket.class,
                    PlainSocket.Frame.class, WideRoom.class))
            .overrideConfigKey("quarkus.cloudflare.rooms.outbound-limit", "1M")
            .overrideConfigKey("quarkus.cloudflare.rooms.max-messages-per-second", "0");

    @TestHTTPResource("/")
    URI server;

    @Inject
    TestTimers timers;

    @Room(value = "wide:{roomId}", presence = false)
    static class WideRoom {

        static final BlockingQueue<String> DROPPED = new LinkedBlockingQueue<>();

        @OnEvent("say")
        Broadcast<String> say(String text) {
            return Broadcast.toAll("said", text);
        }

        @OnDrop
        void drop(Member member) {
            DROPPED.add(member.id());
        }
    }

    @BeforeEach
    void forget() {
        WideRoom.DROPPED.clear();
    }

    @Test
    void closesAConnectionThatDoesNotReadAndServesTheOthers() throws Exception {
        try (PlainSocket slow = PlainSocket.openNarrow(server);
                TestMember ada = TestMember.join(server, "wide:a");
                TestMember bob = TestMember.join(server, "wide:a")) {
            join(slow);
            talk(ada, bob);
            // It reads at last: what was under way, then why it was closed.
            assertThat(slow.readUntil("no such text")).isEqualTo("4413 The client reads too slowly");
        }
    }

    @Test
    void cutsAConnectionThatDoesNotEvenReadThatItIsClosed() throws Exception {
        try (PlainSocket slow = PlainSocket.openNarrow(server);
                TestMember ada = TestMember.join(server, "wide:a");
                TestMember bob = TestMember.join(server, "wide:a")) {
            String id = join(slow);
            talk(ada, bob);
            assertThat(WideRoom.DROPPED).isEmpty();
            timers.advance(Duration.ofSeconds(5));
            assertThat(WideRoom.DROPPED.poll(10, TimeUnit.SECONDS)).isEqualTo(id);
            assertThat(ada.ask("say", "\"after\"").get("status").asText()).isEqualTo("ok");
        }
    }

    private static String join(PlainSocket slow) throws Exception {
        String reply = slow.text("[\"1\",\"1\",\"wide:a\",\"phx_join\",{}]").readUntil("phx_reply");
        return reply.replaceFirst(".*\"id\":\"([^\"]+)\".*", "$1");
    }

    private static void talk(TestMember ada, TestMember bob) throws Exception {
        for (int i = 0; i < BROADCASTS; i++) {
            assertThat(ada.ask("say", LARGE).get("status").asText()).isEqualTo("ok");
            ada.event("said");
            bob.event("said");
        }
    }
}
