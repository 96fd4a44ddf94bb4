package io.quarkiverse.cloudflare.deployment.test.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkiverse.cloudflare.room.JoinAttempt;
import io.quarkiverse.cloudflare.room.JoinCheck;
import io.quarkiverse.cloudflare.room.JoinRefusedException;
import io.quarkiverse.cloudflare.room.RoomAddress;
import io.quarkiverse.cloudflare.room.Rooms;
import io.quarkiverse.cloudflare.support.MovableTimers;
import io.quarkiverse.cloudflare.support.RawSocket;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.smallrye.mutiny.Uni;

class TakeoverTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest().withApplicationRoot(
            root -> root.addClasses(JournalRoom.class, Journal.class, StoppedTime.class, Gate.class));

    @TestHTTPResource("/")
    URI server;

    @Inject
    Journal journal;

    @Inject
    MovableTimers time;

    @Inject
    Gate gate;

    @Inject
    Rooms rooms;

    /** Holds up, or refuses, those who come back. */
    @Singleton
    static class Gate implements JoinCheck {

        volatile CompletableFuture<Void> opens = CompletableFuture.completedFuture(null);

        @Inject
        Journal journal;

        @Override
        public Uni<Void> check(JoinAttempt attempt) {
            if (!attempt.rejoin()) {
                return Uni.createFrom().voidItem();
            }
            journal.add("check");
            return Uni.createFrom().completionStage(() -> opens);
        }
    }

    @Test
    void theOldSocketReceivesNothingMore() throws Exception {
        try (RawSocket old = RawSocket.connect(server); RawSocket successor = RawSocket.connect(server)) {
            JsonNode before = old.join("1", "log:a", "{\"as\":\"ada\"}").get("_room");

            assertThat(resume(successor, "log:a", before).at("/_room/id")).isEqualTo(before.get("id"));
            successor.send("[\"1\",\"2\",\"log:a\",\"say\",{}]").event("said");
            time.advance(Duration.ofMillis(50));
            successor.event("presence_diff");
            old.send("[\"1\",\"5\",\"log:a\",\"say\",{}]");

            assertThat(old.reply("5").at("/4/response/reason").asText()).isEqualTo("not_joined");
            assertThat(old.taken("said")).isEmpty();
            assertThat(old.taken("presence_diff")).isEmpty();
            assertThat(journal.rest()).containsExactly("create", "join ada", "check", "rejoin ada");

            old.send("[\"1\",\"6\",\"log:a\",\"phx_leave\",{}]").reply("6");
            old.cut();
            successor.send("[\"1\",\"3\",\"log:a\",\"whoami\",{}]");
            assertThat(successor.reply("3").at("/4/response/id")).isEqualTo(before.get("id"));
            time.advance(Duration.ofSeconds(10));
            assertThat(journal.rest()).isEmpty();
            close("log:a");
        }
    }

    @Test
    void aLeaveOfTheOldSocketThatCameTooLateDoesNotEndTheMember() throws Exception {
        try (RawSocket old = RawSocket.connect(server); RawSocket successor = RawSocket.connect(server)) {
            gate.opens = new CompletableFuture<>();
            JsonNode before = old.join("1", "log:b", "{\"as\":\"ada\"}").get("_room");
            sendResume(successor, "log:b", before);
            journal.until("check");
            old.send("[\"1\",\"6\",\"log:b\",\"phx_leave\",{}]");
            old.send("[null,\"7\",\"phoenix\",\"heartbeat\",{}]").reply("7");
            old.cut();
            gate.opens.complete(null);

            assertThat(successor.reply("1").at("/4/response/_room/id")).isEqualTo(before.get("id"));
            successor.send("[\"1\",\"3\",\"log:b\",\"whoami\",{}]");
            assertThat(successor.reply("3").at("/4/response/id")).isEqualTo(before.get("id"));
            time.advance(Duration.ofSeconds(10));
            assertThat(journal.rest()).containsExactly("rejoin ada");
            close("log:b");
        }
    }

    @Test
    void aMemberWhoseReturnIsRefusedStaysAwayUntilItsGraceIsOver() throws Exception {
        try (RawSocket first = RawSocket.connect(server); RawSocket second = RawSocket.connect(server)) {
            JsonNode before = first.join("1", "log:c", "{\"as\":\"ada\"}").get("_room");
            first.cut();
            journal.until("drop ada");
            gate.opens = CompletableFuture.failedFuture(new JoinRefusedException("banned"));
            sendResume(second, "log:c", before);
            assertThat(second.reply("1").at("/4/response/reason").asText()).isEqualTo("banned");
            gate.opens = CompletableFuture.completedFuture(null);
            second.send("[\"2\",\"2\",\"log:c\",\"phx_join\",{\"as\":\"ada\",\"refuse\":\"not_yet\","
                    + "\"_room\":{\"resume\":{\"token\":" + before.get("resume") + "}}}]");
            assertThat(second.reply("2").at("/4/response/reason").asText()).isEqualTo("not_yet");

            time.advance(Duration.ofMillis(4_999));
            assertThat(rooms.countAndAwait(RoomAddress.of("log:c"))).isEqualTo(1);
            time.advance(Duration.ofMillis(1));
            assertThat(journal.until("empty 0")).containsExactly("check", "check", "rejoin ada", "leave ada TIMEOUT",
                    "empty 0");
        }
    }

    @Test
    void aMemberWhoseReturnIsRefusedStaysOnTheSocketItHas() throws Exception {
        try (RawSocket first = RawSocket.connect(server); RawSocket second = RawSocket.connect(server)) {
            JsonNode before = first.join("1", "log:d", "{\"as\":\"ada\"}").get("_room");
            gate.opens = CompletableFuture.failedFuture(new JoinRefusedException("banned"));
            sendResume(second, "log:d", before);
            second.reply("1");

            first.send("[\"1\",\"2\",\"log:d\",\"say\",{}]").event("said");
            second.cut();
            first.send("[\"1\",\"3\",\"log:d\",\"whoami\",{}]");
            assertThat(first.reply("3").at("/4/response/id")).isEqualTo(before.get("id"));
            gate.opens = CompletableFuture.completedFuture(null);
            close("log:d");
        }
    }

    private static JsonNode resume(RawSocket socket, String topic, JsonNode before) throws Exception {
        sendResume(socket, topic, before);
        return socket.reply("1").at("/4/response");
    }

    private static void sendResume(RawSocket socket, String topic, JsonNode before) {
        socket.send("[\"1\",\"1\",\"%s\",\"phx_join\",{\"as\":\"ada\",\"_room\":{\"resume\":{\"token\":%s}}}]"
                .formatted(topic, before.get("resume")));
    }

    private void close(String topic) throws Exception {
        rooms.closeAndAwait(RoomAddress.of(topic));
        journal.until("empty 0");
    }
}
