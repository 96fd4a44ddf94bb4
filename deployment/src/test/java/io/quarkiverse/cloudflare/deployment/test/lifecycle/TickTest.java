package io.quarkiverse.cloudflare.deployment.test.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cloudflare.room.Broadcast;
import io.quarkiverse.cloudflare.room.OnEmpty;
import io.quarkiverse.cloudflare.room.OnTick;
import io.quarkiverse.cloudflare.room.Room;
import io.quarkiverse.cloudflare.support.MovableTimers;
import io.quarkiverse.cloudflare.support.RawSocket;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.smallrye.mutiny.Uni;

class TickTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(Eventually.class, Clockwork.class, Journal.class, StoppedTime.class))
            .overrideConfigKey("quarkus.cloudflare.rooms.heartbeat-timeout", "1h");

    @TestHTTPResource("/")
    URI server;

    @Inject
    Journal journal;

    @Inject
    MovableTimers time;

    @Inject
    Clockwork clockwork;

    @Singleton
    @Room("clock:{name}")
    static class Clockwork {

        final AtomicInteger ticks = new AtomicInteger();
        volatile CompletableFuture<Void> busy = CompletableFuture.completedFuture(null);

        @Inject
        Journal journal;

        @OnTick(every = "15s")
        Uni<Broadcast<Integer>> tick() {
            int tick = ticks.incrementAndGet();
            return Uni.createFrom().completionStage(() -> busy).replaceWith(() -> Broadcast.toAll("tick", tick));
        }

        @OnEmpty
        void empty() {
            journal.add("empty");
        }
    }

    @Test
    void ticksWhileTheRoomIsOpen() throws Exception {
        clockwork.ticks.set(0);
        int timers = time.pending();
        try (RawSocket ada = RawSocket.connect(server)) {
            ada.join("1", "clock:a", "{}");
            time.advance(Duration.ofMillis(14_999));
            assertThat(clockwork.ticks).hasValue(0);
            time.advance(Duration.ofMillis(1));
            assertThat(ada.event("tick").get(4).asInt()).isEqualTo(1);
            time.advance(Duration.ofSeconds(15));
            assertThat(ada.event("tick").get(4).asInt()).isEqualTo(2);

            ada.send("[\"1\",\"2\",\"clock:a\",\"phx_leave\",{}]").reply("2");
            journal.until("empty");
            time.advance(Duration.ofSeconds(60));
            assertThat(clockwork.ticks).hasValue(2);
            Eventually.holds("no timer of the room is left", () -> time.pending() == timers);

            ada.join("3", "clock:a", "{}");
            time.advance(Duration.ofSeconds(15));
            assertThat(ada.event("tick").get(4).asInt()).isEqualTo(3);
            time.advance(Duration.ofSeconds(15));
            assertThat(ada.event("tick").get(4).asInt()).isEqualTo(4);
            ada.send("[\"3\",\"4\",\"clock:a\",\"phx_leave\",{}]").reply("4");
            journal.until("empty");
        }
    }

    @Test
    void leavesOutTicksWhileOneWaits() throws Exception {
        clockwork.ticks.set(0);
        clockwork.busy = new CompletableFuture<>();
        try (RawSocket ada = RawSocket.connect(server)) {
            ada.join("1", "clock:b", "{}");
            // The first runs into the callback timeout only after 30 s.
            time.advance(Duration.ofSeconds(15));
            time.advance(Duration.ofSeconds(15));
            time.advance(Duration.ofSeconds(14));
            clockwork.busy.complete(null);

            assertThat(ada.event("tick").get(4).asInt()).isEqualTo(1);
            assertThat(ada.event("tick").get(4).asInt()).isEqualTo(2);
            time.advance(Duration.ofSeconds(1));
            assertThat(ada.event("tick").get(4).asInt()).isEqualTo(3);
            ada.send("[\"1\",\"2\",\"clock:b\",\"phx_leave\",{}]").reply("2");
            journal.until("empty");
        }
    }
}
