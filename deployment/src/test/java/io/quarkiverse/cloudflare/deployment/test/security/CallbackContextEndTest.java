package io.quarkiverse.cloudflare.deployment.test.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cloudflare.room.OnEvent;
import io.quarkiverse.cloudflare.room.Room;
import io.quarkiverse.cloudflare.support.MovableTimers;
import io.quarkiverse.cloudflare.support.RawSocket;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** The request context of a callback ends with it, however that ends. */
class CallbackContextEndTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(Wire.class, Desk.class, Trace.class, Time.class));

    static final BlockingQueue<String> STARTED = new LinkedBlockingQueue<>();

    @TestHTTPResource("/")
    URI server;

    @Inject
    MovableTimers time;

    @BeforeEach
    void forget() {
        Trace.DESTROYED.clear();
        STARTED.clear();
    }

    @Singleton
    static class Time extends MovableTimers {
    }

    @Room("desk:{n}")
    static class Desk {

        @Inject
        Trace trace;

        @OnEvent("fail")
        void fail() {
            STARTED.add(trace.id());
            throw new IllegalStateException("as the test wants it");
        }

        @OnEvent("fail_later")
        Uni<Void> failLater() {
            STARTED.add(trace.id());
            return Uni.createFrom().failure(new IllegalStateException("as the test wants it"));
        }

        @OnEvent("stall")
        void stall() throws InterruptedException {
            STARTED.add(trace.id());
            new CountDownLatch(1).await();
        }

        @OnEvent("stall_later")
        Uni<Void> stallLater() {
            STARTED.add(trace.id());
            return Uni.createFrom().nothing();
        }

        @OnEvent("fail_on_the_way")
        Multi<String> failOnTheWay() {
            STARTED.add(trace.id());
            return Multi.createFrom().items("one").onCompletion()
                    .failWith(() -> new IllegalStateException("as the test wants it"));
        }

        @OnEvent("endless")
        Multi<String> endless() {
            STARTED.add(trace.id());
            return Multi.createBy().concatenating().streams(Multi.createFrom().item("one"), Multi.createFrom().nothing());
        }
    }

    @Test
    void behindAFailure() throws Exception {
        try (RawSocket ada = RawSocket.connect(server)) {
            Wire.join(ada, "desk:1");
            for (String event : List.of("fail", "fail_later", "fail_on_the_way")) {
                assertThat(Wire.push(ada, "desk:1", event)).isEqualTo("internal");
                assertThat(next(Trace.DESTROYED)).as(event).isEqualTo(next(STARTED));
            }
        }
    }

    @Test
    void behindATimeout() throws Exception {
        try (RawSocket ada = RawSocket.connect(server)) {
            Wire.join(ada, "desk:2");
            for (String event : List.of("stall", "stall_later")) {
                int pending = time.pending();
                ada.send("[null,\"" + event + "\",\"desk:2\",\"" + event + "\",{}]");
                String id = next(STARTED);
                time.awaitMoreThan(pending);
                time.advance(Duration.ofSeconds(30));
                assertThat(ada.reply(event).at("/4/response/reason").asText()).isEqualTo("timeout");
                assertThat(next(Trace.DESTROYED)).as(event).isEqualTo(id);
            }
        }
    }

    @Test
    void whenNobodyListensToAStreamAnyMore() throws Exception {
        try (RawSocket ada = RawSocket.connect(server)) {
            Wire.join(ada, "desk:3");
            ada.send("[null,\"7\",\"desk:3\",\"endless\",{}]");
            assertThat(ada.event("endless").get(4).asText()).isEqualTo("one");
            assertThat(Trace.DESTROYED).isEmpty();
            ada.cut();
            assertThat(next(Trace.DESTROYED)).isEqualTo(next(STARTED));
        }
    }

    private static String next(BlockingQueue<String> queue) throws InterruptedException {
        return queue.poll(20, TimeUnit.SECONDS);
    }
}
