package io.quarkiverse.cloudflare.deployment.test.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

import jakarta.annotation.Priority;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkiverse.cloudflare.room.JoinAttempt;
import io.quarkiverse.cloudflare.room.JoinCheck;
import io.quarkiverse.cloudflare.room.JoinRefusedException;
import io.quarkiverse.cloudflare.room.Member;
import io.quarkiverse.cloudflare.room.OnEvent;
import io.quarkiverse.cloudflare.room.OnJoin;
import io.quarkiverse.cloudflare.room.Room;
import io.quarkiverse.cloudflare.support.MovableTimers;
import io.quarkiverse.cloudflare.support.RawSocket;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;

class JoinChecksTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(Users.class, Wire.class, Desk.class, Time.class, First.class,
                    Second.class, Last.class))
            .overrideConfigKey("quarkus.http.auth.basic", "true");

    static final List<String> ASKED = new CopyOnWriteArrayList<>();
    static final List<JoinAttempt> ATTEMPTS = new CopyOnWriteArrayList<>();
    static volatile CountDownLatch started = new CountDownLatch(1);
    static volatile CountDownLatch goOn = new CountDownLatch(1);

    @TestHTTPResource("/")
    URI server;

    @BeforeEach
    void forget() {
        ASKED.clear();
        ATTEMPTS.clear();
    }

    @Singleton
    static class Time extends MovableTimers {
    }

    @Room("desk:{n}")
    static class Desk {

        @OnJoin
        void join(Member member) {
            ASKED.add("room");
        }

        @OnEvent("work")
        void work() throws InterruptedException {
            started.countDown();
            goOn.await();
        }
    }

    @Singleton
    static class Last implements JoinCheck {

        @Override
        public Uni<Void> check(JoinAttempt attempt) {
            ASKED.add("last" + (Context.isOnEventLoopThread() ? "" : " on a worker"));
            return Uni.createFrom().voidItem();
        }
    }

    @Priority(10)
    @Singleton
    static class Second implements JoinCheck {

        @Override
        public Uni<Void> check(JoinAttempt attempt) {
            ASKED.add("second");
            return switch (attempt.params().path("want").asText()) {
                case "refuse" -> Uni.createFrom().failure(new JoinRefusedException("banned", Map.of("until", "tomorrow")));
                case "refuse_later" -> Uni.createFrom().voidItem().emitOn(task -> new Thread(task).start())
                        .chain(() -> Uni.createFrom().failure(new JoinRefusedException()));
                case "throw" -> throw new JoinRefusedException("thrown");
                case "fail" -> Uni.createFrom().failure(new IllegalStateException("a secret of the server"));
                case "null" -> null;
                default -> attempt.rejoin() && attempt.identity().getRoles().contains("once")
                        ? Uni.createFrom().failure(new JoinRefusedException("no_way_back"))
                        : Uni.createFrom().voidItem();
            };
        }
    }

    @Priority(20)
    @Singleton
    static class First implements JoinCheck {

        @Override
        public Uni<Void> check(JoinAttempt attempt) {
            ASKED.add("first");
            ATTEMPTS.add(attempt);
            return Uni.createFrom().voidItem();
        }
    }

    @Test
    void areAskedInTheOrderOfTheirPriorityBeforeTheRoom() throws Exception {
        try (RawSocket ada = RawSocket.connect(server)) {
            assertThat(Wire.join(ada, "desk:1")).isEqualTo("ok");
            assertThat(ASKED).containsExactly("first", "second", "last", "room");
        }
    }

    @Test
    void seeWhoWantsToGoWhere() throws Exception {
        try (RawSocket ada = RawSocket.connect(server, Users.as("ada+staff"))) {
            ada.join("1", "desk:2", "{\"nick\":\"A\",\"_room\":{\"x\":1}}");
            JoinAttempt attempt = ATTEMPTS.get(0);
            assertThat(attempt.address().topic()).isEqualTo("desk:2");
            assertThat(attempt.roomParams()).isEqualTo(Map.of("n", "2"));
            assertThat(attempt.room()).isEqualTo(Desk.class);
            assertThat(attempt.key()).isEqualTo("ada");
            assertThat(attempt.identity().getRoles()).containsExactly("staff");
            assertThat(attempt.params().toString()).isEqualTo("{\"nick\":\"A\"}");
            assertThat(attempt.rejoin()).isFalse();
        }
    }

    @Test
    void refuseWithAReasonAndDetails() throws Exception {
        try (RawSocket ada = RawSocket.connect(server)) {
            assertThat(want(ada, "refuse").get("response").toString())
                    .isEqualTo("{\"reason\":\"banned\",\"details\":{\"until\":\"tomorrow\"}}");
            assertThat(ASKED).containsExactly("first", "second");
            assertThat(Wire.outcome(want(ada, "refuse_later"))).isEqualTo("refused");
            assertThat(Wire.outcome(want(ada, "throw"))).isEqualTo("thrown");
            assertThat(Wire.push(ada, "desk:3", "work")).isEqualTo("not_joined");
        }
    }

    @Test
    void refuseWhenTheyFail() throws Exception {
        try (RawSocket ada = RawSocket.connect(server)) {
            JsonNode reply = want(ada, "fail");
            assertThat(Wire.outcome(reply)).isEqualTo("internal");
            assertThat(reply.at("/response/details/id").asText()).isNotEmpty();
            assertThat(reply.toString()).doesNotContain("secret");
            assertThat(Wire.outcome(want(ada, "null"))).isEqualTo("internal");
            assertThat(ASKED).doesNotContain("room", "last");
        }
    }

    @Test
    void areAskedAgainWhenAMemberComesBack() throws Exception {
        try (RawSocket ada = RawSocket.connect(server, Users.as("ada"));
                RawSocket again = RawSocket.connect(server, Users.as("ada"));
                RawSocket bob = RawSocket.connect(server, Users.as("bob+once"));
                RawSocket bobAgain = RawSocket.connect(server, Users.as("bob+once"))) {
            String adas = ada.join("1", "desk:4", "{}").at("/_room/resume").asText();
            ada.cut();
            assertThat(again.join("1", "desk:4", Wire.resumeWith(adas)).at("/_room/resumed").asBoolean()).isTrue();
            assertThat(ATTEMPTS.get(1).rejoin()).isTrue();

            String bobs = bob.join("1", "desk:4", "{}").at("/_room/resume").asText();
            assertThat(Wire.outcome(Wire.joined(bobAgain, "desk:4", Wire.resumeWith(bobs)))).isEqualTo("no_way_back");
        }
    }

    @Test
    void runOnTheEventLoopAlsoBehindABlockingCallback() throws Exception {
        try (RawSocket ada = RawSocket.connect(server); RawSocket bob = RawSocket.connect(server)) {
            Wire.join(ada, "desk:5");
            ada.send("[null,\"w\",\"desk:5\",\"work\",{}]");
            started.await();
            bob.send("[\"1\",\"1\",\"desk:5\",\"phx_join\",{}]");
            // On the same socket, so that the join waits in the queue when this is answered.
            assertThat(Wire.push(bob, "desk:6", "none")).isEqualTo("not_joined");
            goOn.countDown();
            assertThat(bob.reply("1").at("/4/status").asText()).isEqualTo("ok");
            assertThat(ASKED).doesNotContain("last on a worker");
        }
    }

    private static JsonNode want(RawSocket socket, String what) throws Exception {
        return Wire.joined(socket, "desk:3", "{\"want\":\"" + what + "\"}");
    }
}
