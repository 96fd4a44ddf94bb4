package io.quarkiverse.cloudflare.deployment.test.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cloudflare.deployment.test.support.TestMember;
import io.quarkiverse.cloudflare.room.Member;
import io.quarkiverse.cloudflare.room.OnEvent;
import io.quarkiverse.cloudflare.room.Ordering;
import io.quarkiverse.cloudflare.room.Room;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;

class PerMemberTest {

    private static final int EVENTS = 100;

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(TestMember.class, FreeRoom.class));

    @TestHTTPResource("/")
    URI server;

    @Room(value = "free:{roomId}", presence = false, ordering = Ordering.PER_MEMBER)
    static class FreeRoom {

        static final CyclicBarrier BOTH = new CyclicBarrier(2);
        static final Map<String, AtomicInteger> RUNNING = new ConcurrentHashMap<>();
        static final Map<String, AtomicInteger> COUNTS = new ConcurrentHashMap<>();

        @OnEvent("meet")
        void meetTheOther() throws InterruptedException, BrokenBarrierException, TimeoutException {
            BOTH.await(10, TimeUnit.SECONDS);
        }

        @OnEvent("count")
        String count(int expected, Member member) {
            AtomicInteger running = RUNNING.computeIfAbsent(member.id(), id -> new AtomicInteger());
            boolean alone = running.incrementAndGet() == 1;
            Thread.yield();
            int count = COUNTS.computeIfAbsent(member.id(), id -> new AtomicInteger()).getAndIncrement();
            running.decrementAndGet();
            return alone && count == expected ? "in order" : "out of order";
        }
    }

    @Test
    void runsEventsOfTwoMembersAtTheSameTime() throws Exception {
        try (TestMember ada = TestMember.join(server, "free:a"); TestMember bob = TestMember.join(server, "free:a")) {
            String first = ada.push("meet", "{}");
            assertThat(bob.ask("meet", "{}").get("status").asText()).isEqualTo("ok");
            assertThat(ada.reply(first).get("status").asText()).isEqualTo("ok");
        }
    }

    @Test
    void runsEventsOfOneMemberInOrderOneAtATime() throws Exception {
        try (TestMember ada = TestMember.join(server, "free:a"); TestMember bob = TestMember.join(server, "free:a")) {
            for (int i = 0; i < EVENTS; i++) {
                ada.push("count", String.valueOf(i));
                bob.push("count", String.valueOf(i));
            }
            for (int ref = 2; ref < EVENTS + 2; ref++) {
                assertThat(ada.reply(String.valueOf(ref)).get("response").asText()).isEqualTo("in order");
                assertThat(bob.reply(String.valueOf(ref)).get("response").asText()).isEqualTo("in order");
            }
        }
    }
}
