package io.quarkiverse.cloudflare.deployment.test.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cloudflare.room.LeaveReason;
import io.quarkiverse.cloudflare.room.RoomAddress;
import io.quarkiverse.cloudflare.room.Rooms;
import io.quarkiverse.cloudflare.support.MovableTimers;
import io.quarkiverse.cloudflare.support.RawSocket;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;

class CallbackOrderTest {

    private static final String LEAVE = "[\"1\",\"9\",\"log:%s\",\"phx_leave\",{}]";

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest()
            .withApplicationRoot(
                    root -> root.addClasses(Eventually.class, JournalRoom.class, Journal.class, StoppedTime.class));

    @TestHTTPResource("/")
    URI server;

    @Inject
    Journal journal;

    @Inject
    MovableTimers time;

    @Inject
    Rooms rooms;

    @Test
    void aMemberThatComesAndLeaves() throws Exception {
        try (RawSocket ada = RawSocket.connect(server)) {
            ada.join("1", "log:plain", "{\"as\":\"ada\"}");
            ada.send(LEAVE.formatted("plain"));

            assertThat(ada.reply("9"))
                    .hasToString("[\"1\",\"9\",\"log:plain\",\"phx_reply\",{\"status\":\"ok\",\"response\":{}}]");
            assertThat(ada.event("phx_close")).hasToString("[\"1\",\"1\",\"log:plain\",\"phx_close\",{}]");
            assertThat(journal.until("empty 0")).containsExactly("create", "join ada", "leave ada CLIENT", "empty 0");
        }
    }

    @Test
    void theRoomIsCreatedForTheFirstAndEmptyBehindTheLast() throws Exception {
        try (RawSocket ada = RawSocket.connect(server); RawSocket bob = RawSocket.connect(server)) {
            ada.join("1", "log:two", "{\"as\":\"ada\"}");
            bob.join("1", "log:two", "{\"as\":\"bob\"}");
            ada.send(LEAVE.formatted("two")).reply("9");
            assertThat(bob.event("gone").get(4).asText()).isEqualTo("ada");
            bob.send(LEAVE.formatted("two")).reply("9");

            assertThat(journal.until("empty 0")).containsExactly("create", "join ada", "join bob", "leave ada CLIENT",
                    "leave bob CLIENT", "empty 0");
            assertThat(ada.taken("gone")).isEmpty();
        }
    }

    @Test
    void aRoomThatNobodyGotIntoIsEmptyAgain() throws Exception {
        try (RawSocket ada = RawSocket.connect(server)) {
            ada.send("[\"1\",\"1\",\"log:refused\",\"phx_join\",{\"as\":\"ada\",\"refuse\":\"not_today\"}]");

            assertThat(ada.reply("1").at("/4/response/reason").asText()).isEqualTo("not_today");
            assertThat(journal.until("empty 0")).containsExactly("create", "join ada", "empty 0");
            Eventually.holds("the room is gone", () -> !rooms.existsAndAwait(RoomAddress.of("log:refused")));
        }
    }

    @Test
    void aMemberThatIsLostAndComesBackAndIsLostForGood() throws Exception {
        try (RawSocket first = RawSocket.connect(server); RawSocket second = RawSocket.connect(server)) {
            String token = first.join("1", "log:lost", "{\"as\":\"ada\"}").at("/_room/resume").asText();
            first.cut();
            assertThat(journal.until("drop ada")).containsExactly("create", "join ada", "drop ada");

            second.join("1", "log:lost", "{\"as\":\"ada\",\"_room\":{\"resume\":{\"token\":\"" + token + "\"}}}");
            second.cut();
            assertThat(journal.until("drop ada")).containsExactly("rejoin ada", "drop ada");

            time.advance(Duration.ofSeconds(5));
            assertThat(journal.until("empty 0")).containsExactly("leave ada TIMEOUT", "empty 0");
        }
    }

    @Test
    void aMemberThatIsKickedWhileAway() throws Exception {
        try (RawSocket ada = RawSocket.connect(server)) {
            String id = ada.join("1", "log:away", "{\"as\":\"ada\"}").at("/_room/id").asText();
            ada.cut();
            journal.until("drop ada");

            assertThat(rooms.kickAndAwait(RoomAddress.of("log:away"), id, LeaveReason.KICKED)).isTrue();
            assertThat(journal.until("empty 0")).containsExactly("leave ada KICKED", "empty 0");

            time.advance(Duration.ofSeconds(10));
            assertThat(journal.rest()).isEmpty();
        }
    }
}
