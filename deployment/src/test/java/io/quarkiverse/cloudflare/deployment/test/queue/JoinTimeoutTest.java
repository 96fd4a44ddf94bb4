package io.quarkiverse.cloudflare.deployment.test.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cloudflare.deployment.test.support.TestMember;
import io.quarkiverse.cloudflare.deployment.test.support.TestTimers;
import io.quarkiverse.cloudflare.room.OnEvent;
import io.quarkiverse.cloudflare.room.OnJoin;
import io.quarkiverse.cloudflare.room.Room;
import io.quarkiverse.cloudflare.room.RoomAddress;
import io.quarkiverse.cloudflare.room.RoomParam;
import io.quarkiverse.cloudflare.room.Rooms;
import io.quarkiverse.cloudflare.support.RawSocket;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.smallrye.mutiny.Uni;

class JoinTimeoutTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(TestMember.class, TestTimers.class, TardyRoom.class));

    @TestHTTPResource("/")
    URI server;

    @Inject
    TestTimers timers;

    @Inject
    Rooms rooms;

    @Room(value = "tardy:{roomId}", presence = false)
    static class TardyRoom {

        @OnJoin
        Uni<Void> join(@RoomParam String roomId) {
            return roomId.equals("never") ? Uni.createFrom().nothing() : Uni.createFrom().voidItem();
        }

        @OnEvent("quick")
        void quick() {
        }
    }

    @Test
    void refusesAJoinThatTakesTooLong() throws Exception {
        try (RawSocket socket = RawSocket.connect(server)) {
            socket.send("[\"1\",\"1\",\"tardy:never\",\"phx_join\",{}]")
                    .send("[null,\"beat\",\"phoenix\",\"heartbeat\",{}]").reply("beat");
            timers.advance(Duration.ofSeconds(31));
            assertThat(socket.reply("1").get(4))
                    .hasToString("{\"status\":\"error\",\"response\":{\"reason\":\"timeout\"}}");
            socket.send("[\"1\",\"2\",\"tardy:never\",\"quick\",{}]");
            assertThat(socket.reply("2").at("/4/response/reason").asText()).isEqualTo("not_joined");
            assertThat(rooms.existsAndAwait(RoomAddress.of("tardy:never"))).isFalse();
        }
    }

    @Test
    void leavesNoTimerBehindACallbackInTime() throws Exception {
        try (TestMember ada = TestMember.join(server, "tardy:quick")) {
            int before = timers.pending();
            ada.ask("quick", "{}");
            assertThat(timers.pending()).isEqualTo(before);
        }
    }
}
