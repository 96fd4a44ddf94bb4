package io.quarkiverse.cloudflare.deployment.test.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkiverse.cloudflare.deployment.test.support.TestMember;
import io.quarkiverse.cloudflare.deployment.test.support.TestTimers;
import io.quarkiverse.cloudflare.room.Broadcast;
import io.quarkiverse.cloudflare.room.EventRefusedException;
import io.quarkiverse.cloudflare.room.Member;
import io.quarkiverse.cloudflare.room.OnEvent;
import io.quarkiverse.cloudflare.room.ReservedEvents;
import io.quarkiverse.cloudflare.room.Room;
import io.quarkiverse.cloudflare.room.RoomHost;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.smallrye.mutiny.Uni;

/** A callback of another concern in the turn of the event that asked for it. */
class CallbackInTurnTest {

    private static final BlockingQueue<String> CALLS = new LinkedBlockingQueue<>();
    private static final Semaphore RELEASED = new Semaphore(0);

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(TestMember.class, TestTimers.class, HostConcern.class, Stage.class,
                    Locked.class, Plain.class, Asking.class))
            .overrideConfigKey("quarkus.cloudflare.rooms.callback-timeout", "10s")
            .addBuildChainCustomizer(new HostConcern());

    @TestHTTPResource("/")
    URI server;

    @Inject
    TestTimers timers;

    @Room("stage")
    static class Stage {

        @HostConcern.OnAsk
        Broadcast<String> ask(Member member, String what, TimeUnit unit) {
            if (what.equals("refuse")) {
                throw new EventRefusedException("not_yet");
            }
            if (what.equals("wait")) {
                CALLS.add("started");
                RELEASED.acquireUninterruptibly();
                CALLS.add("returned");
            }
            return Broadcast.toAll("asked", what + " " + unit + " " + member.id());
        }

        @OnEvent("next")
        void next() {
            CALLS.add("next");
        }
    }

    @Room("locked")
    static class Locked {

        @HostConcern.OnAsk
        @RolesAllowed("staff")
        String ask() {
            return "never";
        }
    }

    @Room("plain")
    static class Plain {

        @OnEvent("any")
        void any() {
        }
    }

    @Singleton
    static class Asking implements ReservedEvents {

        @Inject
        RoomHost host;

        @Override
        public Set<String> names() {
            return Set.of("cf_ask");
        }

        @Override
        public Uni<?> handle(Member member, String event, JsonNode payload) {
            return host.callInTurn(member, "OnAsk", TimeUnit.DAYS, payload.get("what").asText())
                    .map(result -> Map.of("called", result.isPresent()));
        }
    }

    @Test
    void takesWhatIsSuppliedAndSendsWhatItBroadcasts() throws Exception {
        try (TestMember ada = TestMember.join(server, "stage")) {
            String ref = ada.push("cf_ask", "{\"what\":\"this\"}");
            assertThat(ada.event("asked").get(4).asText()).isEqualTo("this DAYS " + ada.id());
            assertThat(ada.reply(ref)).hasToString("{\"status\":\"ok\",\"response\":{\"called\":true}}");
        }
    }

    @Test
    void refusesForTheEvent() throws Exception {
        try (TestMember ada = TestMember.join(server, "stage")) {
            assertThat(ada.ask("cf_ask", "{\"what\":\"refuse\"}"))
                    .hasToString("{\"status\":\"error\",\"response\":{\"reason\":\"not_yet\"}}");
        }
    }

    @Test
    void isSecuredAsAnyOther() throws Exception {
        try (TestMember ada = TestMember.join(server, "locked")) {
            assertThat(ada.ask("cf_ask", "{\"what\":\"this\"}"))
                    .hasToString("{\"status\":\"error\",\"response\":{\"reason\":\"unauthorized\"}}");
        }
    }

    @Test
    void isNotMissedWhereARoomHasNone() throws Exception {
        try (TestMember ada = TestMember.join(server, "plain")) {
            assertThat(ada.ask("cf_ask", "{\"what\":\"this\"}"))
                    .hasToString("{\"status\":\"ok\",\"response\":{\"called\":false}}");
        }
    }

    @Test
    void keepsTheTurnUntilItHasReturnedAlthoughItIsTooLate() throws Exception {
        try (TestMember ada = TestMember.join(server, "stage")) {
            String late = ada.push("cf_ask", "{\"what\":\"wait\"}");
            assertThat(CALLS.poll(20, TimeUnit.SECONDS)).isEqualTo("started");
            String next = ada.push("next", "{}");
            timers.advance(Duration.ofSeconds(11));
            assertThat(ada.reply(late)).hasToString("{\"status\":\"error\",\"response\":{\"reason\":\"timeout\"}}");
            assertThat(CALLS).isEmpty();
            RELEASED.release();
            ada.reply(next);
            assertThat(CALLS).containsExactly("returned", "next");
            CALLS.clear();
        }
    }
}
