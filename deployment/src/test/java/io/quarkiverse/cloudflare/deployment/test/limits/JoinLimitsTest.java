package io.quarkiverse.cloudflare.deployment.test.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkiverse.cloudflare.deployment.test.support.TestTimers;
import io.quarkiverse.cloudflare.room.OnJoin;
import io.quarkiverse.cloudflare.room.Room;
import io.quarkiverse.cloudflare.support.RawSocket;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;

class JoinLimitsTest {

    private static final int ROOMS = 3;
    private static final int JOINS_AT_ONCE = 12;

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(TestTimers.class, HallRoom.class))
            .overrideConfigKey("quarkus.cloudflare.rooms.max-rooms-per-connection", String.valueOf(ROOMS))
            .overrideConfigKey("quarkus.cloudflare.rooms.max-joins-per-minute", String.valueOf(JOINS_AT_ONCE / 2));

    @TestHTTPResource("/")
    URI server;

    @Inject
    TestTimers timers;

    @Room(value = "hall:{roomId}", presence = false)
    static class HallRoom {

        @OnJoin
        void join() {
        }
    }

    @Test
    void refusesOneRoomTooManyUntilOneIsLeft() throws Exception {
        try (RawSocket socket = RawSocket.connect(server)) {
            for (int i = 0; i < ROOMS; i++) {
                assertThat(join(socket, i)).isEqualTo("ok");
            }
            assertThat(join(socket, ROOMS)).isEqualTo("rate_limited");
            assertThat(join(socket, 0)).as("a room it is in").isEqualTo("ok");
            socket.send("[null,\"out\",\"hall:1\",\"phx_leave\",{}]").reply("out");
            assertThat(join(socket, ROOMS)).isEqualTo("ok");
        }
    }

    @Test
    void countsRoomsOnTheWayToo() throws Exception {
        try (RawSocket socket = RawSocket.connect(server)) {
            for (int i = 0; i < 2 * ROOMS; i++) {
                send(socket, i);
            }
            int joined = 0;
            for (int i = 0; i < 2 * ROOMS; i++) {
                joined += reply(socket, i).equals("ok") ? 1 : 0;
            }
            assertThat(joined).isEqualTo(ROOMS);
        }
    }

    @Test
    void refusesJoinsBeyondTheRateUntilTimeHasPassed() throws Exception {
        try (RawSocket socket = RawSocket.connect(server)) {
            for (int i = 0; i < JOINS_AT_ONCE; i++) {
                assertThat(join(socket, 0)).isEqualTo("ok");
            }
            assertThat(join(socket, 0)).isEqualTo("rate_limited");
            timers.advance(Duration.ofSeconds(10));
            assertThat(join(socket, 0)).isEqualTo("ok");
            assertThat(join(socket, 0)).isEqualTo("rate_limited");
        }
    }

    private static String join(RawSocket socket, int room) throws Exception {
        send(socket, room);
        return reply(socket, room);
    }

    private static void send(RawSocket socket, int room) {
        socket.send("[\"%d\",\"%d\",\"hall:%d\",\"phx_join\",{}]".formatted(room, room, room));
    }

    private static String reply(RawSocket socket, int room) throws Exception {
        JsonNode payload = socket.reply(String.valueOf(room)).get(4);
        return payload.get("status").asText().equals("ok") ? "ok" : payload.at("/response/reason").asText();
    }
}
