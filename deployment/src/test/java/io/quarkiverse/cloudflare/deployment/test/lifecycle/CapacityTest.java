package io.quarkiverse.cloudflare.deployment.test.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkiverse.cloudflare.room.OnDrop;
import io.quarkiverse.cloudflare.room.OnLeave;
import io.quarkiverse.cloudflare.room.Room;
import io.quarkiverse.cloudflare.room.RoomAddress;
import io.quarkiverse.cloudflare.room.Rooms;
import io.quarkiverse.cloudflare.support.MovableTimers;
import io.quarkiverse.cloudflare.support.RawSocket;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;

class CapacityTest {

    private static final RoomAddress ROOM = RoomAddress.of("pair");

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(Pair.class, Journal.class, StoppedTime.class));

    @TestHTTPResource("/")
    URI server;

    @Inject
    Journal journal;

    @Inject
    Rooms rooms;

    @Inject
    MovableTimers time;

    @Room(value = "pair", capacity = 2)
    static class Pair {

        @Inject
        Journal journal;

        @OnDrop
        void drop() {
            journal.add("drop");
        }

        @OnLeave
        void leave() {
            journal.add("leave");
        }
    }

    @Test
    void refusesOneMemberTooManyButNobodyWhoIsThere() throws Exception {
        try (RawSocket ada = RawSocket.connect(server);
                RawSocket bob = RawSocket.connect(server);
                RawSocket eve = RawSocket.connect(server);
                RawSocket back = RawSocket.connect(server)) {
            JsonNode before = ada.join("1", "pair", "{}").get("_room");
            bob.join("1", "pair", "{}");
            refused(eve, "1");

            bob.join("2", "pair", "{}");
            journal.until("leave");

            ada.cut();
            journal.until("drop");
            refused(eve, "2");
            JsonNode after = back
                    .join("1", "pair", "{\"_room\":{\"resume\":{\"token\":" + before.get("resume") + "}}}").get("_room");
            assertThat(after.get("resumed").asBoolean()).isTrue();
            refused(eve, "3");

            back.cut();
            journal.until("drop");
            time.advance(Duration.ofSeconds(5));
            journal.until("leave");
            eve.join("4", "pair", "{}");
            assertThat(rooms.countAndAwait(ROOM)).isEqualTo(2);
        }
    }

    private static void refused(RawSocket socket, String ref) throws Exception {
        socket.send("[\"%s\",\"%s\",\"pair\",\"phx_join\",{}]".formatted(ref, ref));
        assertThat(socket.reply(ref).get(4)).hasToString(
                "{\"status\":\"error\",\"response\":{\"reason\":\"room_full\",\"details\":{\"capacity\":2}}}");
    }
}
