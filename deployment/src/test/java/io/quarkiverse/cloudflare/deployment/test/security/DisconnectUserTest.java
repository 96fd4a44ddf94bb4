package io.quarkiverse.cloudflare.deployment.test.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cloudflare.room.LeaveReason;
import io.quarkiverse.cloudflare.room.Member;
import io.quarkiverse.cloudflare.room.OnEvent;
import io.quarkiverse.cloudflare.room.OnLeave;
import io.quarkiverse.cloudflare.room.Room;
import io.quarkiverse.cloudflare.room.RoomAddress;
import io.quarkiverse.cloudflare.room.Rooms;
import io.quarkiverse.cloudflare.support.MovableTimers;
import io.quarkiverse.cloudflare.support.RawSocket;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.smallrye.common.annotation.NonBlocking;

class DisconnectUserTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(Users.class, Wire.class, Desk.class, Time.class))
            .overrideConfigKey("quarkus.http.auth.basic", "true")
            // So that what one socket sent has been read when a later message of another is answered.
            .overrideConfigKey("quarkus.vertx.event-loops-pool-size", "1");

    static final BlockingQueue<String> LEFT = new LinkedBlockingQueue<>();
    static final Queue<String> SAID = new ConcurrentLinkedQueue<>();

    @TestHTTPResource("/")
    URI server;

    @Inject
    Rooms rooms;

    // Stands still, so that nobody's grace is over during a test.
    @Singleton
    static class Time extends MovableTimers {
    }

    @Room("desk:{n}")
    static class Desk {

        @NonBlocking
        @OnEvent("say")
        void say(Member member) {
            SAID.add(member.key());
        }

        @OnLeave
        void leave(Member member, LeaveReason reason) {
            LEFT.add(member.key() + " " + reason);
        }
    }

    @Test
    void takesAUserOutOfAllRoomsAndClosesAllOfItsSockets() throws Exception {
        try (RawSocket phone = RawSocket.connect(server, Users.as("ada"));
                RawSocket laptop = RawSocket.connect(server, Users.as("ada"));
                RawSocket idle = RawSocket.connect(server, Users.as("ada"));
                RawSocket bob = RawSocket.connect(server, Users.as("bob"))) {
            phone.join("1", "desk:1", "{}");
            phone.join("2", "desk:2", "{}");
            laptop.join("1", "desk:1", "{}");
            bob.join("1", "desk:1", "{}");

            assertThat(rooms.disconnectUserAndAwait("ada", LeaveReason.BANNED)).isEqualTo(3);

            for (RawSocket socket : List.of(phone, laptop, idle)) {
                assertThat(socket.awaitClose()).isEqualTo(new RawSocket.Close(4403, "Disconnected: banned"));
            }
            assertThat(phone.next(frame -> frame.get(3).asText().equals("phx_close") && frame.get(0).asText().equals("1")))
                    .hasToString("[\"1\",\"1\",\"desk:1\",\"phx_close\",{\"reason\":\"banned\"}]");
            for (int membership = 0; membership < 3; membership++) {
                assertThat(LEFT.poll(20, TimeUnit.SECONDS)).isEqualTo("ada BANNED");
            }
            assertThat(Wire.push(bob, "desk:1", "say")).isEqualTo("ok");
            assertThat(rooms.countAndAwait(RoomAddress.of("desk:1"))).isEqualTo(1);
            assertThat(rooms.existsAndAwait(RoomAddress.of("desk:2"))).isFalse();
            assertThat(LEFT).isEmpty();
        }
    }

    @Test
    void findsNobodyUnderAStrangersName() {
        assertThat(rooms.disconnectUserAndAwait("nobody", LeaveReason.KICKED)).isZero();
    }

    @Test
    void hearsNothingMoreFromAClientThatDoesNotHangUp() throws Exception {
        Stubborn listener = new Stubborn();
        String[] eve = Users.as("eve");
        WebSocket stubborn = HttpClient.newHttpClient().newWebSocketBuilder().header(eve[0], eve[1])
                .buildAsync(URI.create("ws://localhost:" + server.getPort() + "/rooms/websocket?vsn=2.0.0"), listener).get();
        try (RawSocket bob = RawSocket.connect(server, Users.as("bob"))) {
            bob.join("1", "desk:9", "{}");
            stubborn.sendText("[\"1\",\"1\",\"desk:9\",\"phx_join\",{}]", true).join();
            assertThat(listener.heard.poll(20, TimeUnit.SECONDS)).contains("\"status\":\"ok\"");
            assertThat(rooms.disconnectUserAndAwait("eve", LeaveReason.KICKED)).isEqualTo(1);
            listener.told.get(20, TimeUnit.SECONDS);

            stubborn.sendText("[\"2\",\"2\",\"desk:9\",\"phx_join\",{}]", true).join();
            stubborn.sendText("[\"2\",\"3\",\"desk:9\",\"say\",{}]", true).join();
            for (int turn = 0; turn < 5; turn++) {
                assertThat(Wire.push(bob, "desk:9", "say")).isEqualTo("ok");
            }
            assertThat(SAID).doesNotContain("eve");
            assertThat(rooms.countAndAwait(RoomAddress.of("desk:9"))).isEqualTo(1);
        } finally {
            stubborn.abort();
        }
    }

    /** Never answers a close. */
    private static final class Stubborn implements WebSocket.Listener {

        private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        private final CompletableFuture<Integer> told = new CompletableFuture<>();

        @Override
        public CompletionStage<?> onText(WebSocket webSocket, CharSequence text, boolean last) {
            heard.add(text.toString());
            webSocket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
            told.complete(code);
            return new CompletableFuture<>();
        }
    }
}
