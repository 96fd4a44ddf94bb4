package io.quarkiverse.cloudflare.deployment.test.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cloudflare.deployment.test.support.PlainSocket;
import io.quarkiverse.cloudflare.deployment.test.support.TestMember;
import io.quarkiverse.cloudflare.room.EventRefusedException;
import io.quarkiverse.cloudflare.room.OnEvent;
import io.quarkiverse.cloudflare.room.Room;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.smallrye.mutiny.Multi;

class StreamsTest {

    private static final int SLOW_ITEMS = 100_000;

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(TestMember.class, PlainSocket.class, PlainSocket.Frame.class,
                    StreamRoom.class))
            .overrideConfigKey("quarkus.cloudflare.rooms.max-messages-per-second", "0");

    @TestHTTPResource("/")
    URI server;

    @Room(value = "stream:{roomId}", presence = false)
    static class StreamRoom {

        static final BlockingQueue<String> CANCELLED = new LinkedBlockingQueue<>();
        static final AtomicInteger MADE = new AtomicInteger();

        @OnEvent("count")
        Multi<Integer> count(int to) {
            return Multi.createFrom().range(1, to + 1);
        }

        @OnEvent("broken")
        Multi<Integer> broken() {
            return Multi.createBy().concatenating().streams(Multi.createFrom().items(1, 2),
                    Multi.createFrom().failure(new IllegalStateException("secret")));
        }

        @OnEvent("refused")
        Multi<Integer> refused() {
            return Multi.createFrom().failure(new EventRefusedException("too_late"));
        }

        @OnEvent("unwritable")
        Multi<Object> unwritable() {
            return Multi.createFrom().items("one", new Object());
        }

        @OnEvent("endless")
        Multi<Integer> endless() {
            return Multi.createBy().concatenating().streams(Multi.createFrom().item(1), Multi.createFrom().<Integer> nothing())
                    .onCancellation().invoke(() -> CANCELLED.add("endless"));
        }

        @OnEvent("large")
        Multi<String> large() {
            String text = "x".repeat(1000);
            return Multi.createFrom().range(0, SLOW_ITEMS).map(i -> {
                MADE.incrementAndGet();
                return text;
            });
        }

        @OnEvent("made")
        int made() {
            return MADE.get();
        }
    }

    @BeforeEach
    void forget() {
        StreamRoom.CANCELLED.clear();
    }

    @Test
    void pushesEachItemWithTheRefThenRepliesOnce() throws Exception {
        try (TestMember ada = TestMember.join(server, "stream:a")) {
            ada.push("count", "3");
            for (int i = 1; i <= 3; i++) {
                assertThat(ada.socket().next()).hasToString("[\"1\",\"2\",\"stream:a\",\"count\"," + i + "]");
            }
            assertThat(ada.socket().next())
                    .hasToString("[\"1\",\"2\",\"stream:a\",\"phx_reply\",{\"status\":\"ok\",\"response\":{}}]");
            assertThat(ada.ask("count", "0")).hasToString("{\"status\":\"ok\",\"response\":{}}");
            assertThat(ada.socket().taken("phx_reply")).isEmpty();
        }
    }

    @Test
    void endsAStreamThatFailsWithOneErrorReply() throws Exception {
        try (TestMember ada = TestMember.join(server, "stream:a")) {
            String ref = ada.push("broken", "{}");
            assertThat(ada.event("broken").get(4).asInt()).isEqualTo(1);
            assertThat(ada.event("broken").get(4).asInt()).isEqualTo(2);
            assertThat(ada.reply(ref).toString()).contains("\"internal\"").doesNotContain("secret");
            assertThat(ada.ask("refused", "{}")).hasToString("{\"status\":\"error\",\"response\":{\"reason\":\"too_late\"}}");
            assertThat(ada.ask("unwritable", "{}").at("/response/reason").asText()).isEqualTo("internal");
            assertThat(ada.event("unwritable").get(4).asText()).isEqualTo("one");
            assertThat(ada.ask("made", "{}").get("status").asText()).isEqualTo("ok");
            assertThat(ada.socket().taken("phx_reply")).isEmpty();
        }
    }

    @Test
    void cancelsAStreamWhenItsMemberLeaves() throws Exception {
        try (TestMember ada = TestMember.join(server, "stream:a")) {
            String ref = ada.push("endless", "{}");
            ada.event("endless");
            ada.ask("phx_leave", "{}");
            assertThat(StreamRoom.CANCELLED.poll(10, TimeUnit.SECONDS)).isEqualTo("endless");
            assertThat(ada.reply(ref).at("/response/reason").asText()).isEqualTo("not_joined");
        }
    }

    @Test
    void cancelsAStreamWhenItsConnectionIsLost() throws Exception {
        try (TestMember ada = TestMember.join(server, "stream:a")) {
            ada.push("endless", "{}");
            ada.event("endless");
            ada.socket().cut();
            assertThat(StreamRoom.CANCELLED.poll(10, TimeUnit.SECONDS)).isEqualTo("endless");
        }
    }

    @Test
    void letsTheRoomGoOnDuringAStream() throws Exception {
        try (TestMember ada = TestMember.join(server, "stream:a")) {
            ada.push("endless", "{}");
            assertThat(ada.ask("made", "{}").get("status").asText()).isEqualTo("ok");
        }
    }

    @Test
    void makesNoMoreItemsThanASlowReaderTakes() throws Exception {
        try (PlainSocket slow = PlainSocket.openNarrow(server); TestMember ada = TestMember.join(server, "stream:a")) {
            slow.text("[\"1\",\"1\",\"stream:a\",\"phx_join\",{}]").readUntil("phx_reply");
            slow.text("[\"1\",\"2\",\"stream:a\",\"large\",{}]").read();
            int before = -1;
            int now = ada.ask("made", "{}").get("response").asInt();
            // Stands still once what the operating system keeps is full; every question gives the stream time to go on.
            for (int still = 0; still < 200; still = now == before ? still + 1 : 0) {
                before = now;
                now = ada.ask("made", "{}").get("response").asInt();
            }
            assertThat(now).isLessThan(SLOW_ITEMS);
            assertThat(slow.readUntil("phx_reply")).contains("\"ok\"");
            assertThat(StreamRoom.MADE).hasValue(SLOW_ITEMS);
        }
    }
}
