package io.quarkiverse.cloudflare.deployment.test.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkiverse.cloudflare.room.Broadcast;
import io.quarkiverse.cloudflare.room.OnJoin;
import io.quarkiverse.cloudflare.room.Room;
import io.quarkiverse.cloudflare.room.RoomAddress;
import io.quarkiverse.cloudflare.room.Rooms;
import io.quarkiverse.cloudflare.support.RawSocket;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.smallrye.common.annotation.NonBlocking;

class FirstFrameTest {

    private static final int MEMBERS = 40;

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(Blocking.class, Loop.class))
            .overrideConfigKey("quarkus.cloudflare.rooms.outbound-limit", "64M");

    @TestHTTPResource("/")
    URI server;

    @Inject
    Rooms rooms;

    @Room("blocking")
    static class Blocking {

        @OnJoin
        void join() {
        }
    }

    @Room("loop")
    static class Loop {

        @OnJoin
        @NonBlocking
        void join() {
        }
    }

    @Test
    void isTheReplyAndThePositionsFollowItsOwnInARoomOnWorkers() throws Exception {
        followOn("blocking");
    }

    @Test
    void isTheReplyAndThePositionsFollowItsOwnInARoomOnTheLoop() throws Exception {
        followOn("loop");
    }

    private void followOn(String topic) throws Exception {
        AtomicBoolean joined = new AtomicBoolean();
        List<RawSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < MEMBERS; i++) {
                sockets.add(RawSocket.connect(server));
            }
            sockets.get(0).join("1", topic, "{}");
            CompletableFuture<Long> sender = CompletableFuture.supplyAsync(() -> broadcastUntil(joined, topic, sockets.get(0)));
            for (int i = 1; i < MEMBERS; i++) {
                sockets.get(i).send("[\"1\",\"1\",\"%s\",\"phx_join\",{}]".formatted(topic));
            }
            List<Long> positions = new ArrayList<>();
            for (RawSocket socket : sockets.subList(1, MEMBERS)) {
                JsonNode first = socket.next();
                assertThat(first.get(3).asText()).isEqualTo("phx_reply");
                positions.add(offset(first.at("/4/response/_room/position")));
            }
            joined.set(true);
            long last = sender.get();
            assertThat(last).isGreaterThan(MEMBERS);
            for (int i = 1; i < MEMBERS; i++) {
                for (long expected = positions.get(i - 1) + 1; expected <= last; expected++) {
                    assertThat(offset(sockets.get(i).event("n").get(1))).isEqualTo(expected);
                }
                assertThat(sockets.get(i).taken("n")).isEmpty();
            }
        } finally {
            sockets.forEach(RawSocket::close);
        }
    }

    private static long offset(JsonNode position) {
        return Long.parseLong(position.asText().split(":")[1]);
    }

    private long broadcastUntil(AtomicBoolean joined, String topic, RawSocket pace) {
        long offset = 0;
        while (!joined.get() || offset <= MEMBERS) {
            offset = rooms.broadcastAndAwait(RoomAddress.of(topic), Broadcast.toAll("n", offset)).offset();
            hear(pace);
        }
        return offset;
    }

    /** No faster than one member can read. */
    private static void hear(RawSocket pace) {
        try {
            pace.event("n");
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
