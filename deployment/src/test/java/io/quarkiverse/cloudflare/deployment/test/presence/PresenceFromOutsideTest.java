package io.quarkiverse.cloudflare.deployment.test.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkiverse.cloudflare.deployment.test.lifecycle.StoppedTime;
import io.quarkiverse.cloudflare.presence.Presence;
import io.quarkiverse.cloudflare.room.Broadcast;
import io.quarkiverse.cloudflare.room.Member;
import io.quarkiverse.cloudflare.room.OnJoin;
import io.quarkiverse.cloudflare.room.Room;
import io.quarkiverse.cloudflare.room.RoomAddress;
import io.quarkiverse.cloudflare.room.Rooms;
import io.quarkiverse.cloudflare.support.MovableTimers;
import io.quarkiverse.cloudflare.support.RawSocket;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;

class PresenceFromOutsideTest {

    private static final Duration WINDOW = Duration.ofMillis(50);

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(Open.class, Silent.class, StoppedTime.class));

    @TestHTTPResource("/")
    URI server;

    @Inject
    MovableTimers time;

    @Inject
    Presence presence;

    @Inject
    Rooms rooms;

    @Room("open")
    static class Open {

        @OnJoin
        void join() {
        }
    }

    @Room(value = "silent", presence = false)
    static class Silent {

        @OnJoin
        void join(JsonNode params, Member member) {
            if (params.has("as")) {
                member.track(params);
            }
        }
    }

    @Test
    void changesWhatAMemberShows() throws Exception {
        RoomAddress room = RoomAddress.of("open");
        try (RawSocket ada = RawSocket.connect(server)) {
            String id = ada.join("1", "open", "{}").at("/_room/id").asText();
            time.advance(WINDOW);
            JsonNode first = ada.event("presence_diff").at("/4/joins").elements().next().at("/metas/0");

            presence.trackAndAwait(room, id, Map.of("mood", "good", "hand", false));
            presence.updateAndAwait(room, id, Map.of("hand", true));
            time.advance(WINDOW);
            JsonNode second = ada.event("presence_diff").at("/4/joins").elements().next().at("/metas/0");
            assertThat(second.get("mood").asText()).isEqualTo("good");
            assertThat(second.get("hand").asBoolean()).isTrue();
            assertThat(second.get("phx_ref_prev")).isEqualTo(first.get("phx_ref"));

            Map<String, Object> nothing = new HashMap<>();
            nothing.put("hand", null);
            presence.updateAndAwait(room, id, nothing);
            assertThat(presence.listAndAwait(room).get(0).metas().get(0).fields()).hasToString("{\"mood\":\"good\"}");
            presence.untrackAndAwait(room, id);
            presence.updateAndAwait(room, id, Map.of("hand", true));
            assertThat(presence.listAndAwait(room)).isEmpty();
            time.advance(WINDOW);
            assertThat(ada.event("presence_diff").at("/4/leaves").elements().next().at("/metas/0")).isEqualTo(second);
            presence.trackAndAwait(room, id, Map.of());
            assertThat(presence.listAndAwait(room)).hasSize(1);
        }
    }

    @Test
    void doesNothingWhereNobodyIs() {
        RoomAddress nowhere = RoomAddress.of("nowhere");
        presence.trackAndAwait(nowhere, "nobody", Map.of());
        presence.updateAndAwait(nowhere, "nobody", Map.of());
        presence.untrackAndAwait(nowhere, "nobody");
        assertThat(presence.listAndAwait(nowhere)).isEmpty();
        assertThatThrownBy(() -> presence.trackAndAwait(nowhere, "nobody", List.of(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("The meta of a member must be a JSON object; found array from ");
        assertThatThrownBy(() -> presence.updateAndAwait(nowhere, "nobody", "text"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The meta of a member must be a JSON object; found string from java.lang.String");
    }

    @Test
    void sendsNothingWhereItIsOffButListsWhoIsTracked() throws Exception {
        RoomAddress room = RoomAddress.of("silent");
        try (RawSocket ada = RawSocket.connect(server); RawSocket bob = RawSocket.connect(server)) {
            ada.join("1", "silent", "{}");
            bob.join("1", "silent", "{\"as\":\"bob\"}");
            time.advance(WINDOW);
            bob.send("[\"1\",\"2\",\"silent\",\"phx_leave\",{}]");
            assertThat(presence.listAndAwait(room)).hasSizeLessThanOrEqualTo(1);
            bob.reply("2");
            time.advance(WINDOW);
            rooms.broadcastAndAwait(room, Broadcast.toAll("end", 0));
            assertThat(ada.next().get(3).asText()).isEqualTo("end");
        }
    }
}
