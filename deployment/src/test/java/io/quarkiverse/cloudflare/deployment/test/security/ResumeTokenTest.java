package io.quarkiverse.cloudflare.deployment.test.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkiverse.cloudflare.room.LeaveReason;
import io.quarkiverse.cloudflare.room.Member;
import io.quarkiverse.cloudflare.room.OnEvent;
import io.quarkiverse.cloudflare.room.OnJoin;
import io.quarkiverse.cloudflare.room.OnLeave;
import io.quarkiverse.cloudflare.room.Room;
import io.quarkiverse.cloudflare.support.MovableTimers;
import io.quarkiverse.cloudflare.support.RawSocket;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;

class ResumeTokenTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(Users.class, Wire.class, Desk.class, Staff.class, Time.class))
            .overrideConfigKey("quarkus.http.auth.basic", "true");

    static final Queue<String> LEFT = new ConcurrentLinkedQueue<>();

    @TestHTTPResource("/")
    URI server;

    // Stands still, so that nobody's grace is over during a test.
    @Singleton
    static class Time extends MovableTimers {
    }

    @Room("desk:{n}")
    static class Desk {

        @OnEvent("who")
        Map<String, String> who(Member member) {
            return Map.of("id", member.id(), "name", member.identity().getPrincipal().getName());
        }

        @OnLeave
        void leave(Member member, LeaveReason reason) {
            LEFT.add(member.id());
        }
    }

    @Room("staff:{n}")
    static class Staff {

        @RolesAllowed("staff")
        @OnJoin
        void join() {
        }
    }

    @Test
    void bringsItsUserBack() throws Exception {
        try (RawSocket ada = RawSocket.connect(server, Users.as("ada"));
                RawSocket again = RawSocket.connect(server, Users.as("ada"))) {
            JsonNode joined = ada.join("1", "desk:1", "{}").get("_room");
            ada.cut();
            assertResumed(resume(again, "desk:1", joined), joined);
        }
    }

    @Test
    void isWorthNothingToSomebodyElse() throws Exception {
        try (RawSocket ada = RawSocket.connect(server, Users.as("ada"));
                RawSocket mallory = RawSocket.connect(server, Users.as("mallory"));
                RawSocket anonymous = RawSocket.connect(server);
                RawSocket again = RawSocket.connect(server, Users.as("ada"))) {
            JsonNode joined = ada.join("1", "desk:2", "{}").get("_room");
            assertRefused(resume(mallory, "desk:2", joined), "identity", joined);
            assertRefused(resume(anonymous, "desk:2", joined), "identity", joined);
            assertThat(Wire.pushed(mallory, "desk:2", "who", "{}").at("/response/name").asText()).isEqualTo("mallory");
            assertThat(Wire.pushed(ada, "desk:2", "who", "{}").at("/response/id")).isEqualTo(joined.get("id"));
            ada.cut();
            assertResumed(resume(again, "desk:2", joined), joined);
            assertThat(LEFT).doesNotContain(joined.get("id").asText());
        }
    }

    @Test
    void ofSomeoneAnonymousIsAllThereIsToKnow() throws Exception {
        try (RawSocket one = RawSocket.connect(server);
                RawSocket other = RawSocket.connect(server);
                RawSocket ada = RawSocket.connect(server, Users.as("ada"))) {
            JsonNode joined = one.join("1", "desk:3", "{}").get("_room");
            one.cut();
            assertRefused(resume(ada, "desk:3", joined), "identity", joined);
            assertResumed(resume(other, "desk:3", joined), joined);
        }
    }

    @Test
    void servesOnce() throws Exception {
        try (RawSocket ada = RawSocket.connect(server, Users.as("ada"));
                RawSocket again = RawSocket.connect(server, Users.as("ada"));
                RawSocket third = RawSocket.connect(server, Users.as("ada"))) {
            JsonNode joined = ada.join("1", "desk:4", "{}").get("_room");
            JsonNode resumed = resume(again, "desk:4", joined);
            assertResumed(resumed, joined);
            assertThat(resumed.get("resume")).isNotEqualTo(joined.get("resume"));
            assertRefused(resume(third, "desk:4", joined), "unknown", joined);
        }
    }

    @Test
    void isForgottenWhenItsMemberLeaves() throws Exception {
        try (RawSocket ada = RawSocket.connect(server, Users.as("ada"))) {
            JsonNode joined = ada.join("1", "desk:5", "{}").get("_room");
            ada.send("[\"1\",\"9\",\"desk:5\",\"phx_leave\",{}]").reply("9");
            assertRefused(resume(ada, "desk:5", joined), "unknown", joined);
        }
    }

    @Test
    void isOfOneRoom() throws Exception {
        try (RawSocket ada = RawSocket.connect(server, Users.as("ada"));
                RawSocket again = RawSocket.connect(server, Users.as("ada"))) {
            JsonNode joined = ada.join("1", "desk:6", "{}").get("_room");
            assertRefused(resume(again, "desk:7", joined), "unknown", joined);
            assertResumed(resume(again, "desk:6", joined), joined);
        }
    }

    @Test
    void doesNotCarryARoleThatWasLost() throws Exception {
        try (RawSocket ada = RawSocket.connect(server, Users.as("ada+staff"));
                RawSocket demoted = RawSocket.connect(server, Users.as("ada"));
                RawSocket again = RawSocket.connect(server, Users.as("ada+staff"))) {
            JsonNode joined = ada.join("1", "staff:1", "{}").get("_room");
            ada.cut();
            assertThat(Wire.outcome(Wire.joined(demoted, "staff:1", Wire.resumeWith(joined.get("resume").asText()))))
                    .isEqualTo("forbidden");
            assertResumed(resume(again, "staff:1", joined), joined);
        }
    }

    @Test
    void mayBeAnyNonsense() throws Exception {
        try (RawSocket ada = RawSocket.connect(server)) {
            int ref = 0;
            for (String params : new String[] { "{\"_room\":5}", "{\"_room\":null}", "{\"_room\":{\"resume\":\"x\"}}",
                    "{\"_room\":{\"resume\":{\"token\":{}}}}", "{\"_room\":{\"resume\":{\"token\":7}}}",
                    "{\"_room\":[1]}", "{\"_room\":{\"resume\":{\"token\":\"\"}}}" }) {
                ref++;
                assertThat(ada.join(String.valueOf(ref), "desk:" + params.hashCode(), params).at("/_room/resumed").asBoolean())
                        .as(params).isFalse();
            }
        }
    }

    private static JsonNode resume(RawSocket socket, String topic, JsonNode joined) throws Exception {
        JsonNode reply = Wire.joined(socket, topic, Wire.resumeWith(joined.get("resume").asText()));
        assertThat(Wire.outcome(reply)).isEqualTo("ok");
        return reply.at("/response/_room");
    }

    private static void assertResumed(JsonNode reply, JsonNode joined) {
        assertThat(reply.get("resumed").asBoolean()).isTrue();
        assertThat(reply.get("id")).isEqualTo(joined.get("id"));
        assertThat(reply.has("resume_refused")).isFalse();
    }

    private static void assertRefused(JsonNode reply, String reason, JsonNode joined) {
        assertThat(reply.path("resume_refused").asText()).isEqualTo(reason);
        assertThat(reply.get("resumed").asBoolean()).isFalse();
        assertThat(reply.get("id")).isNotEqualTo(joined.get("id"));
    }
}
