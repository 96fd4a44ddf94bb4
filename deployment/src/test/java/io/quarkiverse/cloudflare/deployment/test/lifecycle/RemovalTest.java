package io.quarkiverse.cloudflare.deployment.test.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkiverse.cloudflare.room.LeaveReason;
import io.quarkiverse.cloudflare.room.RoomAddress;
import io.quarkiverse.cloudflare.room.Rooms;
import io.quarkiverse.cloudflare.support.MovableTimers;
import io.quarkiverse.cloudflare.support.RawSocket;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;

class RemovalTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(JournalRoom.class, Journal.class, StoppedTime.class));

    @TestHTTPResource("/")
    URI server;

    @Inject
    Journal journal;

    @Inject
    Rooms rooms;

    @Inject
    MovableTimers time;

    @Test
    void tellsAKickedMemberWhyAndEndsItsToken() throws Exception {
        try (RawSocket ada = RawSocket.connect(server)) {
            JsonNode before = ada.join("1", "log:kick", "{\"as\":\"ada\"}").get("_room");

            assertThat(rooms.kickAndAwait(RoomAddress.of("log:kick"), before.get("id").asText(), LeaveReason.KICKED)).isTrue();

            assertThat(ada.event("phx_close"))
                    .hasToString("[\"1\",\"1\",\"log:kick\",\"phx_close\",{\"reason\":\"kicked\"}]");
            assertThat(journal.until("empty 0")).containsExactly("create", "join ada", "leave ada KICKED", "empty 0");
            ada.send("[\"1\",\"2\",\"log:kick\",\"say\",{}]");
            assertThat(ada.reply("2").at("/4/response/reason").asText()).isEqualTo("not_joined");
            JsonNode after = ada.join("3", "log:kick",
                    "{\"as\":\"ada\",\"_room\":{\"resume\":{\"token\":" + before.get("resume") + "}}}").get("_room");
            assertThat(after.get("resumed").asBoolean()).isFalse();
            ada.send("[\"3\",\"9\",\"log:kick\",\"phx_leave\",{}]").reply("9");
            journal.until("empty 0");
        }
    }

    @Test
    void tellsABannedMemberWhy() throws Exception {
        try (RawSocket ada = RawSocket.connect(server)) {
            String id = ada.join("1", "log:ban", "{\"as\":\"ada\"}").at("/_room/id").asText();

            rooms.kickAndAwait(RoomAddress.of("log:ban"), id, LeaveReason.BANNED);

            assertThat(ada.event("phx_close").at("/4/reason").asText()).isEqualTo("banned");
            assertThat(journal.until("empty 0")).contains("leave ada BANNED");
        }
    }

    @Test
    void takesEveryoneOutOfARoomThatIsClosed() throws Exception {
        try (RawSocket ada = RawSocket.connect(server); RawSocket bob = RawSocket.connect(server)) {
            ada.join("1", "log:close", "{\"as\":\"ada\"}");
            bob.join("7", "log:close", "{\"as\":\"bob\"}");

            assertThat(rooms.closeAndAwait(RoomAddress.of("log:close"))).isTrue();

            assertThat(ada.event("phx_close"))
                    .hasToString("[\"1\",\"1\",\"log:close\",\"phx_close\",{\"reason\":\"closed\"}]");
            assertThat(bob.event("phx_close"))
                    .hasToString("[\"7\",\"7\",\"log:close\",\"phx_close\",{\"reason\":\"closed\"}]");
            assertThat(journal.until("empty 0")).containsExactly("create", "join ada", "join bob", "leave ada CLOSED",
                    "leave bob CLOSED", "empty 0");
        }
    }

    @Test
    void replacesAMemberWhoseConnectionJoinsAgain() throws Exception {
        try (RawSocket ada = RawSocket.connect(server); RawSocket bob = RawSocket.connect(server)) {
            bob.join("1", "log:twice", "{\"as\":\"bob\"}");
            String first = ada.join("1", "log:twice", "{\"as\":\"ada\"}").at("/_room/id").asText();
            String second = ada.join("2", "log:twice", "{\"as\":\"ada\"}").at("/_room/id").asText();

            assertThat(second).isNotEqualTo(first);
            assertThat(ada.event("phx_close"))
                    .hasToString("[\"1\",\"1\",\"log:twice\",\"phx_close\",{\"reason\":\"replaced\"}]");
            assertThat(bob.event("gone").get(4).asText()).isEqualTo("ada");
            assertThat(rooms.membersAndAwait(RoomAddress.of("log:twice"))).hasSize(2);
            ada.send("[\"1\",\"3\",\"log:twice\",\"whoami\",{}]");
            assertThat(ada.reply("3").at("/4/response/reason").asText()).isEqualTo("not_joined");
            ada.send("[\"2\",\"4\",\"log:twice\",\"whoami\",{}]");
            assertThat(ada.reply("4").at("/4/response/id").asText()).isEqualTo(second);
            rooms.closeAndAwait(RoomAddress.of("log:twice"));
            assertThat(journal.until("empty 0")).containsExactly("create", "join bob", "join ada", "join ada",
                    "leave ada REPLACED", "leave bob CLOSED", "leave ada CLOSED", "empty 0");
        }
    }
}
