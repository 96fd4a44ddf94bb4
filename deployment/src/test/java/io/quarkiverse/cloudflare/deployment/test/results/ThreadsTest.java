package io.quarkiverse.cloudflare.deployment.test.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkiverse.cloudflare.deployment.test.support.TestMember;
import io.quarkiverse.cloudflare.room.JoinAttempt;
import io.quarkiverse.cloudflare.room.JoinCheck;
import io.quarkiverse.cloudflare.room.JoinReplyContributor;
import io.quarkiverse.cloudflare.room.Member;
import io.quarkiverse.cloudflare.room.OnCreate;
import io.quarkiverse.cloudflare.room.OnEvent;
import io.quarkiverse.cloudflare.room.OnJoin;
import io.quarkiverse.cloudflare.room.Room;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;

class ThreadsTest {

    private static final int ROUNDS = 200;

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest().withApplicationRoot(root -> root.addClasses(TestMember.class,
            ThreadRoom.class, Here.class, LoopCheck.class, LoopContributor.class, Once.class));

    @TestHTTPResource("/")
    URI server;

    record Here(String thread, boolean loop, boolean virtual) {

        static Here now() {
            return new Here(Thread.currentThread().getName(), Context.isOnEventLoopThread(), isVirtual());
        }

        private static boolean isVirtual() {
            try {
                return (Boolean) Thread.class.getMethod("isVirtual").invoke(Thread.currentThread());
            } catch (ReflectiveOperationException e) {
                return false;
            }
        }
    }

    @RequestScoped
    static class Once {

        private final String id = UUID.randomUUID().toString();

        String id() {
            return id;
        }
    }

    @Singleton
    static class LoopCheck implements JoinCheck {

        static volatile Here asked;

        @Override
        public Uni<Void> check(JoinAttempt attempt) {
            asked = Here.now();
            return Uni.createFrom().voidItem();
        }
    }

    @Singleton
    static class LoopContributor implements JoinReplyContributor {

        @Override
        public Uni<Map<String, ?>> contribute(Member member, boolean rejoin) {
            return Uni.createFrom().item(Map.of("here", Here.now()));
        }
    }

    @Room(value = "thread:{roomId}", presence = false)
    static class ThreadRoom {

        @Inject
        Once once;

        @OnCreate
        void create() {
        }

        @OnJoin
        void join() {
        }

        @OnEvent("plain")
        Here plain() {
            return Here.now();
        }

        @OnEvent("nonBlocking")
        @NonBlocking
        Here nonBlocking() {
            return Here.now();
        }

        @OnEvent("uni")
        Uni<Here> uni() {
            return Uni.createFrom().item(Here.now());
        }

        @OnEvent("blockingUni")
        @Blocking
        Uni<Here> blockingUni() {
            return Uni.createFrom().item(Here.now());
        }

        @OnEvent("multi")
        Multi<Here> multi() {
            return Multi.createFrom().item(Here.now());
        }

        @OnEvent("virtual")
        @RunOnVirtualThread
        Here virtual() {
            return Here.now();
        }

        @OnEvent("once")
        String once() {
            String first = once.id();
            Thread.yield();
            return first.equals(once.id()) ? first : "two beans in one call";
        }
    }

    @Test
    void runsEachCallbackOnItsKindOfThread() throws Exception {
        try (TestMember ada = TestMember.join(server, "thread:a")) {
            onWorker(ada.ask("plain", "{}").get("response"));
            onLoop(ada.ask("nonBlocking", "{}").get("response"));
            onLoop(ada.ask("uni", "{}").get("response"));
            onWorker(ada.ask("blockingUni", "{}").get("response"));
            ada.push("multi", "{}");
            onLoop(ada.event("multi").get(4));
            JsonNode virtual = ada.ask("virtual", "{}").get("response");
            assertThat(virtual.get("loop").asBoolean()).isFalse();
            assertThat(virtual.get("virtual").asBoolean()).isEqualTo(Runtime.version().feature() >= 21);
        }
    }

    private static void onWorker(JsonNode here) {
        assertThat(here.get("thread").asText()).startsWith("executor-thread");
        assertThat(here.get("loop").asBoolean()).isFalse();
        assertThat(here.get("virtual").asBoolean()).isFalse();
    }

    private static void onLoop(JsonNode here) {
        assertThat(here.get("loop").asBoolean()).isTrue();
    }

    @Test
    void asksChecksAndContributorsOnTheEventLoopAlsoBehindAWorker() throws Exception {
        try (TestMember ada = TestMember.join(server, "thread:fresh")) {
            assertThat(LoopCheck.asked.loop()).isTrue();
            onLoop(ada.welcome().at("/_room/here"));
        }
    }

    @Test
    void givesEachCallARequestContextOfItsOwn() throws Exception {
        try (TestMember ada = TestMember.join(server, "thread:a")) {
            Set<String> ids = new HashSet<>();
            for (int i = 0; i < ROUNDS; i++) {
                ada.push("once", "{}");
            }
            for (int ref = 2; ref < ROUNDS + 2; ref++) {
                JsonNode reply = ada.reply(String.valueOf(ref));
                assertThat(reply.get("status").asText()).as(reply.toString()).isEqualTo("ok");
                ids.add(reply.get("response").asText());
            }
            assertThat(ids).hasSize(ROUNDS);
        }
    }
}
