package io.quarkiverse.cloudflare.deployment.test.presence;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkiverse.cloudflare.deployment.test.lifecycle.Journal;
import io.quarkiverse.cloudflare.deployment.test.lifecycle.StoppedTime;
import io.quarkiverse.cloudflare.room.Broadcast;
import io.quarkiverse.cloudflare.room.Member;
import io.quarkiverse.cloudflare.room.OnEvent;
import io.quarkiverse.cloudflare.room.OnJoin;
import io.quarkiverse.cloudflare.room.OnLeave;
import io.quarkiverse.cloudflare.room.Room;
import io.quarkiverse.cloudflare.room.RoomAddress;
import io.quarkiverse.cloudflare.room.Rooms;
import io.quarkiverse.cloudflare.support.MovableTimers;
import io.quarkiverse.cloudflare.support.RawSocket;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;

class PresenceFramesTest {

    private static final Duration WINDOW = Duration.ofMillis(50);

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(Shown.class, StoppedTime.class, Journal.class));

    @TestHTTPResource("/")
    URI server;

    @Inject
    MovableTimers time;

    @Inject
    Journal journal;

    @Inject
    Rooms rooms;

    @Room("shown:{name}")
    static class Shown {

        @Inject
        Journal journal;

        @OnJoin
        void join(JsonNode params, Member member) {
            if (params.has("hide")) {
                member.untrack();
            } else if (params.has("status")) {
                member.track(Map.of("status", params.get("status"), "id", "forged", "phx_ref", "forged"));
            }
        }

        @OnEvent("track")
        void track(JsonNode meta, Member member) {
            member.track(meta);
        }

        @OnEvent("nothing")
        void nothing() {
        }

        @OnEvent("untrack")
        void untrack(Member member) {
            member.untrack();
        }

        @OnLeave
        void leave() {
            journal.add("leave");
        }
    }

    @Test
    void areAStateThenDiffsWithTheOwnJoin() throws Exception {
        try (RawSocket ada = RawSocket.connect(server); RawSocket bob = RawSocket.connect(server)) {
            String adaId = ada.join("1", "shown:a", "{}").at("/_room/id").asText();
            assertThat(ada.next()).hasToString("[\"1\",null,\"shown:a\",\"presence_state\",{}]");
            time.advance(WINDOW);
            JsonNode diff = ada.next();
            assertThat(diff.get(0).isNull() && diff.get(1).isNull()).isTrue();
            assertThat(diff.get(3).asText()).isEqualTo("presence_diff");
            assertThat(diff.at("/4/leaves")).isEmpty();
            assertThat(onlyMeta(diff.at("/4/joins")).get("id").asText()).isEqualTo(adaId);

            String bobId = bob.join("7", "shown:a", "{}").at("/_room/id").asText();
            JsonNode state = bob.next();
            assertThat(state.get(0).asText()).isEqualTo("7");
            assertThat(state.get(3).asText()).isEqualTo("presence_state");
            assertThat(state.get(4)).isEqualTo(diff.at("/4/joins"));
            time.advance(WINDOW);
            assertThat(onlyMeta(bob.event("presence_diff").at("/4/joins")).get("id").asText()).isEqualTo(bobId);
            JsonNode joined = ada.event("presence_diff").get(4);
            ada.send("[\"1\",\"3\",\"shown:a\",\"phx_leave\",{}]").reply("3");
            journal.until("leave");
            time.advance(WINDOW);
            JsonNode left = bob.event("presence_diff").get(4);
            assertThat(left.get("joins")).isEmpty();
            assertThat(left.get("leaves")).isEqualTo(diff.at("/4/joins")).isNotEqualTo(joined.get("joins"));
        }
    }

    @Test
    void showWhatTheCallbacksTrack() throws Exception {
        try (RawSocket ada = RawSocket.connect(server); RawSocket bob = RawSocket.connect(server)) {
            bob.join("1", "shown:b", "{\"hide\":true}");
            String id = ada.join("1", "shown:b", "{\"status\":\"here\"}").at("/_room/id").asText();
            time.advance(WINDOW);
            JsonNode first = onlyMeta(bob.event("presence_diff").at("/4/joins"));
            assertThat(first.get("status").asText()).isEqualTo("here");
            assertThat(first.get("id").asText()).isEqualTo(id);
            assertThat(first.get("phx_ref").asText()).isNotEqualTo("forged");
            assertThat(first.has("phx_ref_prev")).isFalse();

            ada.send("[\"1\",\"2\",\"shown:b\",\"track\",{\"status\":\"busy\"}]").reply("2");
            roundTrip(ada, "3", "shown:b");
            time.advance(WINDOW);
            JsonNode diff = bob.event("presence_diff").get(4);
            JsonNode second = onlyMeta(diff.get("joins"));
            assertThat(second.get("status").asText()).isEqualTo("busy");
            assertThat(second.get("phx_ref_prev")).isEqualTo(first.get("phx_ref"));
            assertThat(second.get("phx_ref")).isNotEqualTo(first.get("phx_ref"));
            assertThat(onlyMeta(diff.get("leaves"))).isEqualTo(first);

            ada.send("[\"1\",\"4\",\"shown:b\",\"untrack\",{}]").reply("4");
            roundTrip(ada, "5", "shown:b");
            time.advance(WINDOW);
            assertThat(onlyMeta(bob.event("presence_diff").at("/4/leaves"))).isEqualTo(second);
            assertThat(rooms.countAndAwait(RoomAddress.of("shown:b"))).isEqualTo(2);
        }
    }

    @Test
    void neverMentionAJoinThatLeavesWithinTheWindow() throws Exception {
        try (RawSocket ada = RawSocket.connect(server); RawSocket bob = RawSocket.connect(server)) {
            ada.join("1", "shown:c", "{}");
            time.advance(WINDOW);
            ada.event("presence_diff");
            bob.join("1", "shown:c", "{}");
            bob.send("[\"1\",\"2\",\"shown:c\",\"phx_leave\",{}]").reply("2");
            time.advance(WINDOW);
            rooms.broadcastAndAwait(RoomAddress.of("shown:c"), Broadcast.toAll("end", 0));
            ada.event("end");
            assertThat(ada.taken("presence_diff")).isEmpty();
        }
    }

    /** A change is queued behind the callback that asked for it, so the next event comes behind the change. */
    private static void roundTrip(RawSocket socket, String ref, String topic) throws Exception {
        socket.send("[\"1\",\"%s\",\"%s\",\"nothing\",{}]".formatted(ref, topic)).reply(ref);
    }

    private static JsonNode onlyMeta(JsonNode users) {
        assertThat(users).hasSize(1);
        JsonNode metas = users.elements().next().get("metas");
        assertThat(metas).hasSize(1);
        return metas.get(0);
    }
}
