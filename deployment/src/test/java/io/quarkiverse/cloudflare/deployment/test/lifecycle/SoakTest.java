package io.quarkiverse.cloudflare.deployment.test.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkiverse.cloudflare.room.Member;
import io.quarkiverse.cloudflare.room.OnJoin;
import io.quarkiverse.cloudflare.room.Room;
import io.quarkiverse.cloudflare.room.Rooms;
import io.quarkiverse.cloudflare.support.MovableTimers;
import io.quarkiverse.cloudflare.support.RawSocket;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.smallrye.common.annotation.NonBlocking;

/**
 * Many joins and leaves leave nothing behind. 20,000 of them by default; {@code -Dsoak=full} makes it 100,000.
 */
class SoakTest {

    private static final int ROUNDS = 20;
    private static final int CLIENTS = 4;
    private static final int PAIRS = "full".equals(System.getProperty("soak")) ? 1_250 : 250;
    private static final int PIPELINED = 50;
    private static final int LOST = 10;
    private static final long MARGIN = 6L << 20;

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(Eventually.class, Worker.class, Loop.class, StoppedTime.class))
            .overrideConfigKey("quarkus.cloudflare.rooms.heartbeat-timeout", "100h")
            .overrideConfigKey("quarkus.cloudflare.rooms.max-rooms-per-connection", "0")
            .overrideConfigKey("quarkus.cloudflare.rooms.max-messages-per-second", "0")
            .overrideConfigKey("quarkus.cloudflare.rooms.max-joins-per-minute", "0");

    @TestHTTPResource("/")
    URI server;

    @Inject
    MovableTimers time;

    @Inject
    Rooms rooms;

    @Room("worker:{name}")
    static class Worker {

        @OnJoin
        void join(Member member) {
            member.track(Map.of("at", member.joinedAt().toString()));
        }
    }

    @Room("loop:{name}")
    static class Loop {

        @OnJoin
        @NonBlocking
        void join() {
        }
    }

    @Test
    void leavesNoRoomNoMemberAndNoTimerBehind() throws Exception {
        int timers = time.pending();
        long heapBefore = 0;
        for (int round = 1; round <= ROUNDS; round++) {
            round();
            Eventually.holds("no room is left", () -> {
                time.advance(Duration.ofSeconds(5));
                return rooms.listAndAwait().isEmpty();
            });
            Eventually.holds("no timer is left", () -> time.pending() == timers);
            if (round == 2) {
                heapBefore = heap();
            }
        }
        assertThat(heap() - heapBefore).isLessThan(MARGIN);
    }

    private void round() throws Exception {
        List<RawSocket> sockets = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            sockets.add(RawSocket.connect(server));
        }
        for (int from = 0; from < PAIRS; from += PIPELINED) {
            for (RawSocket socket : sockets) {
                for (int i = from; i < from + PIPELINED; i++) {
                    String topic = topic(i);
                    socket.send("[\"j%d\",\"j%d\",\"%s\",\"phx_join\",{}]".formatted(i, i, topic));
                    socket.send("[\"j%d\",\"l%d\",\"%s\",\"phx_leave\",{}]".formatted(i, i, topic));
                }
            }
            time.advance(Duration.ofMillis(50));
            for (RawSocket socket : sockets) {
                readReplies(socket, PIPELINED);
            }
        }
        for (RawSocket socket : sockets) {
            for (int i = 0; i < LOST; i++) {
                socket.join("x" + i, topic(i), "{}");
            }
            socket.cut();
        }
    }

    /** In any order: the rooms are independent of each other. */
    private static void readReplies(RawSocket socket, int leaves) throws Exception {
        for (int left = 0; left < leaves;) {
            JsonNode frame = socket.next();
            if (frame.get(3).asText().equals("phx_reply")) {
                assertThat(frame.at("/4/status").asText()).isEqualTo("ok");
                left += frame.get(1).asText().startsWith("l") ? 1 : 0;
            }
        }
    }

    private static String topic(int i) {
        return (i % 2 == 0 ? "worker:" : "loop:") + i % 7;
    }

    private static long heap() {
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
