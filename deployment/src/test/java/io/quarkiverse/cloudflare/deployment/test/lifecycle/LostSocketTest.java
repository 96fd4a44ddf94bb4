package io.quarkiverse.cloudflare.deployment.test.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkiverse.cloudflare.room.MemberInfo;
import io.quarkiverse.cloudflare.room.RoomAddress;
import io.quarkiverse.cloudflare.room.Rooms;
import io.quarkiverse.cloudflare.support.MovableTimers;
import io.quarkiverse.cloudflare.support.RawSocket;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;

class LostSocketTest {

    private static final RoomAddress ROOM = RoomAddress.of("log:lobby");

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(JournalRoom.class, Journal.class, StoppedTime.class));

    @TestHTTPResource("/")
    URI server;

    @Inject
    Journal journal;

    @Inject
    MovableTimers time;

    @Inject
    Rooms rooms;

    @Test
    void goesOnAsTheSameMemberAfterTwoSeconds() throws Exception {
        try (RawSocket bob = RawSocket.connect(server);
                RawSocket first = RawSocket.connect(server);
                RawSocket second = RawSocket.connect(server)) {
            bob.join("1", "log:lobby", "{\"as\":\"bob\"}");
            JsonNode before = first.join("1", "log:lobby", "{\"as\":\"ada\"}").get("_room");
            presenceOf(bob);
            first.cut();
            journal.until("drop ada");
            time.advance(Duration.ofSeconds(2));
            assertThat(rooms.membersAndAwait(ROOM)).extracting(MemberInfo::id).contains(before.get("id").asText());

            JsonNode reply = resume(second, before);
            JsonNode after = reply.get("_room");
            time.advance(Duration.ofSeconds(10));

            assertThat(after.get("id")).isEqualTo(before.get("id"));
            assertThat(after.get("resumed").asBoolean()).isTrue();
            assertThat(after.get("resume")).isNotEqualTo(before.get("resume"));
            assertThat(after.has("resume_refused")).isFalse();
            assertThat(reply.get("again").asText()).isEqualTo("ada");
            assertThat(second.event("presence_state").get(4)).hasSize(2);
            second.send("[\"1\",\"2\",\"log:lobby\",\"whoami\",{}]");
            assertThat(second.reply("2").at("/4/response/id")).isEqualTo(before.get("id"));
            second.send("[\"1\",\"3\",\"log:lobby\",\"say\",{}]");
            bob.event("said");
            assertThat(bob.taken("presence_diff")).isEmpty();
            assertThat(bob.taken("gone")).isEmpty();
            assertThat(journal.rest()).containsExactly("rejoin ada");
            close();
        }
    }

    @Test
    void leavesOnceWhenItDoesNotComeBackInTime() throws Exception {
        try (RawSocket bob = RawSocket.connect(server);
                RawSocket ada = RawSocket.connect(server);
                RawSocket late = RawSocket.connect(server)) {
            bob.join("1", "log:lobby", "{\"as\":\"bob\"}");
            JsonNode before = ada.join("1", "log:lobby", "{\"as\":\"ada\"}").get("_room");
            presenceOf(bob);
            ada.cut();
            journal.until("drop ada");

            time.advance(Duration.ofMillis(4_999));
            assertThat(journal.rest()).isEmpty();
            assertThat(rooms.countAndAwait(ROOM)).isEqualTo(2);

            time.advance(Duration.ofSeconds(5));
            assertThat(journal.until("leave ada TIMEOUT")).containsExactly("leave ada TIMEOUT");
            time.advance(Duration.ofSeconds(1));
            JsonNode diff = bob.event("presence_diff").get(4);
            assertThat(diff.get("joins")).isEmpty();
            assertThat(diff.get("leaves")).hasSize(1);
            assertThat(diff.get("leaves").elements().next().at("/metas/0/id")).isEqualTo(before.get("id"));
            assertThat(bob.event("gone").get(4).asText()).isEqualTo("ada");

            JsonNode after = resume(late, before).get("_room");
            assertThat(after.get("resumed").asBoolean()).isFalse();
            assertThat(after.get("resume_refused").asText()).isEqualTo("unknown");
            assertThat(after.get("id")).isNotEqualTo(before.get("id"));
            time.advance(Duration.ofSeconds(10));
            assertThat(journal.rest()).containsExactly("join ada");
            close();
        }
    }

    @Test
    void takesATokenOnce() throws Exception {
        try (RawSocket first = RawSocket.connect(server);
                RawSocket second = RawSocket.connect(server);
                RawSocket third = RawSocket.connect(server)) {
            JsonNode before = first.join("1", "log:lobby", "{\"as\":\"ada\"}").get("_room");
            first.cut();
            journal.until("drop ada");
            JsonNode after = resume(second, before).get("_room");

            JsonNode thief = resume(third, before).get("_room");

            assertThat(thief.get("resume_refused").asText()).isEqualTo("unknown");
            assertThat(thief.get("id")).isNotEqualTo(after.get("id"));
            assertThat(rooms.countAndAwait(ROOM)).isEqualTo(2);
            close();
        }
    }

    /** Waits until the window has told somebody of everyone who has joined. */
    private void presenceOf(RawSocket socket) throws Exception {
        time.advance(Duration.ofMillis(50));
        socket.event("presence_diff");
        journal.rest();
    }

    private static JsonNode resume(RawSocket socket, JsonNode before) throws Exception {
        return socket.join("1", "log:lobby",
                "{\"as\":\"ada\",\"_room\":{\"resume\":{\"token\":" + before.get("resume") + "}}}");
    }

    private void close() throws Exception {
        rooms.closeAndAwait(ROOM);
        journal.until("empty 0");
    }
}
