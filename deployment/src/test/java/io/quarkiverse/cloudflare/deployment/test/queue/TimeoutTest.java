package io.quarkiverse.cloudflare.deployment.test.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.LogRecord;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cloudflare.deployment.test.support.TestMember;
import io.quarkiverse.cloudflare.deployment.test.support.TestTimers;
import io.quarkiverse.cloudflare.room.OnError;
import io.quarkiverse.cloudflare.room.OnEvent;
import io.quarkiverse.cloudflare.room.Room;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;

class TimeoutTest {

    private static final Duration BEFORE = Duration.ofSeconds(9);
    private static final Duration TWO_SECONDS = Duration.ofSeconds(2);
    private static final String TIMEOUT = "{\"status\":\"error\",\"response\":{\"reason\":\"timeout\"}}";

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(TestMember.class, TestTimers.class, TardyRoom.class))
            .overrideConfigKey("quarkus.cloudflare.rooms.callback-timeout", "10s")
            .overrideConfigKey("quarkus.cloudflare.rooms.queue-limit", "2")
            .setLogRecordPredicate(record -> record.getLevel().intValue() >= Level.WARNING.intValue())
            .assertLogRecords(TimeoutTest::eachTimeoutNamesItsMethod);

    @TestHTTPResource("/")
    URI server;

    @Inject
    TestTimers timers;

    @Room(value = "tardy:{roomId}", presence = false)
    static class TardyRoom {

        static final BlockingQueue<String> CALLS = new LinkedBlockingQueue<>();
        static final Semaphore RELEASED = new Semaphore(0);

        @OnEvent("never")
        Uni<String> never() {
            return Uni.createFrom().<String> nothing().onCancellation().invoke(() -> CALLS.add("cancelled"));
        }

        @OnEvent("stubborn")
        void stubborn() {
            holdOn();
        }

        @OnEvent("stubbornUni")
        @Blocking
        Uni<String> stubbornUni() {
            holdOn();
            return Uni.createFrom().nothing();
        }

        @OnEvent("next")
        void next() {
            CALLS.add("next");
        }

        @OnError
        void failed(Throwable failure) {
            CALLS.add("a timeout is not the application's failure");
        }

        private static void holdOn() {
            CALLS.add("started");
            try {
                RELEASED.acquire();
            } catch (InterruptedException e) {
                CALLS.add("interrupted");
                RELEASED.acquireUninterruptibly();
            }
            CALLS.add("returned");
        }
    }

    @BeforeEach
    void forget() {
        TardyRoom.CALLS.clear();
        TardyRoom.RELEASED.drainPermits();
    }

    @Test
    void cancelsAUniAndGoesOn() throws Exception {
        try (TestMember ada = TestMember.join(server, "tardy:uni")) {
            String late = ada.push("never", "{}");
            String next = ada.push("next", "{}");
            heartbeat(ada);
            timers.advance(BEFORE);
            heartbeat(ada);
            assertThat(ada.socket().taken("phx_reply")).isEmpty();

            timers.advance(TWO_SECONDS);
            assertThat(ada.reply(late)).hasToString(TIMEOUT);
            assertThat(ada.reply(next).get("status").asText()).isEqualTo("ok");
            expect("cancelled", "next");
        }
    }

    @Test
    void interruptsABlockingCallAndGoesOnOnlyWhenItHasReturned() throws Exception {
        try (TestMember ada = TestMember.join(server, "tardy:blocking")) {
            String late = ada.push("stubborn", "{}");
            expect("started");
            timers.advance(BEFORE.plus(TWO_SECONDS));
            assertThat(ada.reply(late)).hasToString(TIMEOUT);
            expect("interrupted");

            String first = ada.push("next", "{}");
            String second = ada.push("next", "{}");
            String third = ada.push("next", "{}");
            assertThat(ada.reply(third)).hasToString("{\"status\":\"error\",\"response\":{\"reason\":\"busy\"}}");
            timers.advance(BEFORE);
            assertThat(TardyRoom.CALLS).isEmpty();

            TardyRoom.RELEASED.release();
            assertThat(ada.reply(first).get("status").asText()).isEqualTo("ok");
            assertThat(ada.reply(second).get("status").asText()).isEqualTo("ok");
            expect("returned", "next", "next");
            assertThat(ada.socket().taken("phx_reply")).isEmpty();
        }
    }

    @Test
    void givesUpAUniThatABlockingCallReturnsTooLate() throws Exception {
        try (TestMember ada = TestMember.join(server, "tardy:both")) {
            String late = ada.push("stubbornUni", "{}");
            expect("started");
            timers.advance(BEFORE.plus(TWO_SECONDS));
            assertThat(ada.reply(late)).hasToString(TIMEOUT);
            expect("interrupted");
            TardyRoom.RELEASED.release();
            assertThat(ada.ask("next", "{}").get("status").asText()).isEqualTo("ok");
            expect("returned", "next");
        }
    }

    /** When it is answered, what this socket sent before has begun. */
    private static void heartbeat(TestMember member) throws Exception {
        member.socket().send("[null,\"beat\",\"phoenix\",\"heartbeat\",{}]").reply("beat");
    }

    private static void expect(String... calls) throws InterruptedException {
        for (String call : calls) {
            assertThat(TardyRoom.CALLS.poll(10, TimeUnit.SECONDS)).isEqualTo(call);
        }
    }

    private static void eachTimeoutNamesItsMethod(List<LogRecord> records) {
        assertThat(records).extracting(record -> String.format(record.getMessage(), record.getParameters()))
                .hasSize(3).allMatch(text -> text.endsWith(" took longer than PT10S; its sender was answered with 'timeout'."
                        + " Make it quicker, or raise quarkus.cloudflare.rooms.callback-timeout"))
                .extracting(text -> text.substring(text.indexOf('#') + 1, text.indexOf(' ')))
                .containsExactlyInAnyOrder("never", "stubborn", "stubbornUni");
    }
}
