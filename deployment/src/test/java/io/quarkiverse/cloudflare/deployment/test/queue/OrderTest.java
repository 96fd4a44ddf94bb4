package io.quarkiverse.cloudflare.deployment.test.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkiverse.cloudflare.deployment.test.support.TestMember;
import io.quarkiverse.cloudflare.room.OnEvent;
import io.quarkiverse.cloudflare.room.Room;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;

class OrderTest {

    private static final int EVENTS = 150;
    private static final String[] KINDS = { "worker", "loop", "later", "virtual" };

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(TestMember.class, SerialRoom.class));

    @TestHTTPResource("/")
    URI server;

    @Room(value = "serial:{roomId}", presence = false)
    static class SerialRoom {

        static final Queue<String> CALLS = new ConcurrentLinkedQueue<>();
        static final AtomicInteger RUNNING = new AtomicInteger();
        static final AtomicInteger OVERLAPS = new AtomicInteger();
        static final CyclicBarrier BOTH = new CyclicBarrier(2);
        static volatile UniEmitter<? super String> waiting;

        @OnEvent("wait")
        Uni<String> waitForTheTest() {
            CALLS.add("wait");
            return Uni.createFrom().emitter(emitter -> waiting = emitter);
        }

        @OnEvent("worker")
        void worker(String name) {
            enter(name);
            Thread.yield();
            leave();
        }

        @OnEvent("loop")
        @NonBlocking
        void loop(String name) {
            enter(name);
            leave();
        }

        @OnEvent("later")
        Uni<Void> later(String name) {
            enter(name);
            return Uni.createFrom().voidItem().onItem().delayIt().by(Duration.ofMillis(1))
                    .invoke(SerialRoom::leave);
        }

        @OnEvent("virtual")
        @RunOnVirtualThread
        void virtual(String name) {
            enter(name);
            Thread.yield();
            leave();
        }

        @OnEvent("meet")
        void meetTheOther() throws InterruptedException, BrokenBarrierException, TimeoutException {
            BOTH.await(10, TimeUnit.SECONDS);
        }

        private static void enter(String name) {
            if (RUNNING.incrementAndGet() != 1) {
                OVERLAPS.incrementAndGet();
            }
            CALLS.add(name);
        }

        private static void leave() {
            RUNNING.decrementAndGet();
        }
    }

    @BeforeEach
    void forget() {
        SerialRoom.CALLS.clear();
    }

    @Test
    void waitsForAUniBeforeTheNextCallback() throws Exception {
        try (TestMember ada = TestMember.join(server, "serial:a"); TestMember bob = TestMember.join(server, "serial:a")) {
            String first = ada.push("wait", "{}");
            heartbeat(ada);
            String second = ada.push("loop", "\"own\"");
            heartbeat(ada);
            String other = bob.push("worker", "\"other\"");
            heartbeat(bob);
            assertThat(SerialRoom.CALLS).containsExactly("wait");

            SerialRoom.waiting.complete("done");
            assertThat(ada.reply(first).get("response").asText()).isEqualTo("done");
            assertThat(ada.reply(second).get("status").asText()).isEqualTo("ok");
            assertThat(bob.reply(other).get("status").asText()).isEqualTo("ok");
            assertThat(SerialRoom.CALLS).containsExactly("wait", "own", "other");
        }
    }

    private static void heartbeat(TestMember member) throws Exception {
        member.socket().send("[null,\"beat\",\"phoenix\",\"heartbeat\",{}]").reply("beat");
    }

    @Test
    void neverOverlapsCallbacksOfARoomAndKeepsTheOrderOfEachMember() throws Exception {
        List<TestMember> members = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            members.add(TestMember.join(server, "serial:busy"));
        }
        for (int i = 0; i < EVENTS; i++) {
            for (int m = 0; m < members.size(); m++) {
                members.get(m).push(KINDS[(i + m) % KINDS.length], "\"%d %d\"".formatted(m, i));
            }
        }
        for (TestMember member : members) {
            for (int ref = 2; ref < EVENTS + 2; ref++) {
                JsonNode reply = member.socket().next(frame -> frame.get(3).asText().equals("phx_reply"));
                assertThat(reply.get(1).asInt()).isEqualTo(ref);
                assertThat(reply.at("/4/status").asText()).isEqualTo("ok");
            }
            member.close();
        }
        assertThat(SerialRoom.OVERLAPS).hasValue(0);
        for (int m = 0; m < members.size(); m++) {
            String prefix = m + " ";
            assertThat(SerialRoom.CALLS.stream().filter(call -> call.startsWith(prefix)))
                    .containsExactlyElementsOf(
                            IntStream.range(0, EVENTS).mapToObj(i -> prefix + i).toList());
        }
    }

    @Test
    void runsTwoRoomsAtTheSameTime() throws Exception {
        try (TestMember ada = TestMember.join(server, "serial:one"); TestMember bob = TestMember.join(server, "serial:two")) {
            String first = ada.push("meet", "{}");
            assertThat(bob.ask("meet", "{}").get("status").asText()).isEqualTo("ok");
            assertThat(ada.reply(first).get("status").asText()).isEqualTo("ok");
        }
    }
}
