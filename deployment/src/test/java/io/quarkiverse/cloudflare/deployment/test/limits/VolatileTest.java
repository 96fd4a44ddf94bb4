package io.quarkiverse.cloudflare.deployment.test.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cloudflare.deployment.test.support.PlainSocket;
import io.quarkiverse.cloudflare.deployment.test.support.TestMember;
import io.quarkiverse.cloudflare.room.Broadcast;
import io.quarkiverse.cloudflare.room.OnEvent;
import io.quarkiverse.cloudflare.room.Room;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;

class VolatileTest {

    // Less than the limit; more than half of it and what the operating system keeps.
    private static final int FILLERS = 230;
    private static final String LARGE = "\"" + "x".repeat(60_000) + "\"";
    private static final int UPDATES = 50;

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(TestMember.class, PlainSocket.class, PlainSocket.Frame.class,
                    CursorRoom.class))
            .overrideConfigKey("quarkus.cloudflare.rooms.outbound-limit", "16M")
            .overrideConfigKey("quarkus.cloudflare.rooms.max-messages-per-second", "0");

    @TestHTTPResource("/")
    URI server;

    @Room(value = "cursor:{roomId}", presence = false)
    static class CursorRoom {

        @OnEvent("fill")
        Broadcast<String> fill(String text) {
            return Broadcast.toOthers("filled", text);
        }

        @OnEvent("level")
        Broadcast<Integer> level(int level) {
            return Broadcast.toAll("level", level).asVolatile();
        }

        @OnEvent("cursor")
        Broadcast<Integer> cursor(int position) {
            return Broadcast.toAll("cursor", position).coalescedBy(position % 2 == 0 ? "even" : "odd");
        }

        @OnEvent("done")
        void done() {
        }
    }

    @Test
    void leavesVolatileBroadcastsOutForASlowReaderButSendsTheLastOfEachKey() throws Exception {
        try (PlainSocket slow = PlainSocket.openNarrow(server); TestMember ada = TestMember.join(server, "cursor:a")) {
            slow.text("[\"1\",\"1\",\"cursor:a\",\"phx_join\",{}]").readUntil("phx_reply");
            for (int i = 0; i < FILLERS; i++) {
                ada.ask("fill", LARGE);
            }
            for (int i = 0; i < UPDATES; i++) {
                ada.ask("level", String.valueOf(i));
                ada.ask("cursor", String.valueOf(i));
                assertThat(ada.event("level").get(4).asInt()).isEqualTo(i);
                assertThat(ada.event("cursor").get(4).asInt()).isEqualTo(i);
            }

            for (int i = 0; i < FILLERS; i++) {
                assertThat(slow.read().text()).contains("\"filled\"");
            }
            assertThat(List.of(slow.read().text(), slow.read().text())).containsExactly(
                    cursor(UPDATES - 2), cursor(UPDATES - 1));

            // It has caught up, so nothing is left out any more.
            ada.ask("level", "100");
            ada.ask("cursor", "100");
            assertThat(slow.read().text()).isEqualTo("[null,null,\"cursor:a\",\"level\",100]");
            assertThat(slow.read().text()).isEqualTo(cursor(100));
            assertThat(slow.text("[\"1\",\"2\",\"cursor:a\",\"done\",{}]").read().text()).contains("phx_reply");
        }
    }

    private static String cursor(int position) {
        return "[null,null,\"cursor:a\",\"cursor\"," + position + "]";
    }
}
