package io.quarkiverse.cloudflare.deployment.test.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cloudflare.room.Broadcast;
import io.quarkiverse.cloudflare.room.OnBinary;
import io.quarkiverse.cloudflare.room.OnEvent;
import io.quarkiverse.cloudflare.room.OnJoin;
import io.quarkiverse.cloudflare.room.Room;
import io.quarkiverse.cloudflare.support.RawSocket;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** What an annotation on the class of a room means for events, whatever thread they run on. */
class SecuredEventsTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(Users.class, Wire.class, Desk.class))
            .overrideConfigKey("quarkus.http.auth.basic", "true");

    private static final List<String> SECURED = List.of("worker", "loop", "uni", "blocking_uni", "multi", "broadcast",
            "virtual");
    static final Queue<String> RAN = new ConcurrentLinkedQueue<>();

    @TestHTTPResource("/")
    URI server;

    @BeforeEach
    void forget() {
        RAN.clear();
    }

    static String ran(String event) {
        RAN.add(event);
        return event;
    }

    @RolesAllowed("staff")
    @Room("desk")
    static class Desk {

        @PermitAll
        @OnJoin
        void join() {
        }

        @OnEvent("worker")
        String worker() {
            return ran("worker");
        }

        @NonBlocking
        @OnEvent("loop")
        String loop() {
            return ran("loop");
        }

        @OnEvent("uni")
        Uni<String> uni() {
            return Uni.createFrom().item(ran("uni"));
        }

        @Blocking
        @OnEvent("blocking_uni")
        Uni<String> blockingUni() {
            return Uni.createFrom().item(ran("blocking_uni"));
        }

        @OnEvent("multi")
        Multi<String> multi() {
            return Multi.createFrom().item(ran("multi"));
        }

        @NonBlocking
        @OnEvent("broadcast")
        Broadcast<String> broadcast() {
            return Broadcast.toAll("said", ran("broadcast"));
        }

        @RunOnVirtualThread
        @OnEvent("virtual")
        String virtual() {
            return ran("virtual");
        }

        @OnBinary("binary")
        void binary(byte[] bytes) {
            ran("binary");
        }

        @PermitAll
        @OnEvent("open")
        void open() {
            ran("open");
        }

        @DenyAll
        @OnEvent("never")
        void never() {
            ran("never");
        }
    }

    @Test
    void runsNothingForSomeoneAnonymous() throws Exception {
        refusesEverything("unauthorized");
    }

    @Test
    void runsNothingForWhoLacksTheRole() throws Exception {
        refusesEverything("forbidden", Users.as("ada+guest"));
    }

    private void refusesEverything(String reason, String... credentials) throws Exception {
        try (RawSocket ada = RawSocket.connect(server, credentials)) {
            ada.join("1", "desk", "{}");
            for (String event : SECURED) {
                assertThat(Wire.push(ada, "desk", event)).as(event).isEqualTo(reason);
            }
            assertThat(Wire.pushBinary(ada, "1", "desk", "binary")).isEqualTo(reason);
            assertThat(Wire.push(ada, "desk", "never")).isEqualTo(reason);
            assertThat(RAN).isEmpty();
            assertThat(Wire.push(ada, "desk", "open")).isEqualTo("ok");
            assertThat(RAN).containsExactly("open");
        }
    }

    @Test
    void runsEverythingForWhoHasTheRole() throws Exception {
        try (RawSocket ada = RawSocket.connect(server, Users.as("ada+staff"))) {
            ada.join("1", "desk", "{}");
            for (String event : SECURED) {
                assertThat(Wire.push(ada, "desk", event)).as(event).isEqualTo("ok");
            }
            assertThat(Wire.pushBinary(ada, "1", "desk", "binary")).isEqualTo("ok");
            assertThat(RAN).containsExactly("worker", "loop", "uni", "blocking_uni", "multi", "broadcast", "virtual",
                    "binary");
            assertThat(Wire.push(ada, "desk", "open")).isEqualTo("ok");
            assertThat(Wire.push(ada, "desk", "never")).isEqualTo("forbidden");
        }
    }
}
