package io.quarkiverse.cloudflare.deployment.test.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkiverse.cloudflare.deployment.test.lifecycle.Journal;
import io.quarkiverse.cloudflare.presence.Presence;
import io.quarkiverse.cloudflare.room.Broadcast;
import io.quarkiverse.cloudflare.room.LeaveReason;
import io.quarkiverse.cloudflare.room.Member;
import io.quarkiverse.cloudflare.room.OnEvent;
import io.quarkiverse.cloudflare.room.OnJoin;
import io.quarkiverse.cloudflare.room.OnLeave;
import io.quarkiverse.cloudflare.room.Room;
import io.quarkiverse.cloudflare.room.RoomContext;
import io.quarkiverse.cloudflare.room.Rooms;
import io.quarkiverse.cloudflare.support.RawSocket;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.smallrye.mutiny.Uni;

class RoomContextTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(Inside.class, Journal.class));

    @TestHTTPResource("/")
    URI server;

    @Inject
    Journal journal;

    /** Does everything from inside of a callback, for which the room's queue waits. */
    @Room("inside:{name}")
    static class Inside {

        @Inject
        Rooms rooms;

        @Inject
        Presence presence;

        @Inject
        Journal journal;

        @OnJoin
        Uni<Map<String, Integer>> join(RoomContext room) {
            return presence.list(room.address())
                    .map(users -> Map.of("present", users.size(), "members", room.localMembers().size()));
        }

        @OnEvent("kick")
        boolean kick(String id, RoomContext room) {
            return room.kickAndAwait(id, LeaveReason.KICKED);
        }

        @OnEvent("ban")
        Uni<Boolean> ban(String id, RoomContext room) {
            return rooms.kick(room.address(), id, LeaveReason.BANNED);
        }

        @OnEvent("tell")
        void tell(Member me, RoomContext room) {
            room.broadcastAndAwait(Broadcast.toOthers("told", me.id()));
            room.pushAndAwait(me.id(), "echo", room.param("name"));
        }

        @OnEvent("look")
        Map<String, Object> look(Member me, RoomContext room) {
            return Map.of("address", room.address().topic(), "members", room.membersAndAwait().size(),
                    "present", presence.listAndAwait(room.address()).size(), "count", rooms.countAndAwait(room.address()),
                    "me", room.localMember(me.id()).isPresent(), "nobody", room.localMember("x").isPresent());
        }

        @OnEvent("param")
        String param(RoomContext room) {
            try {
                return room.param("colour");
            } catch (IllegalArgumentException e) {
                return e.getMessage();
            }
        }

        @OnEvent("close")
        void close(RoomContext room) {
            room.closeAndAwait();
        }

        @OnLeave
        void leave(Member member, LeaveReason reason, RoomContext room) {
            journal.add("%s, %d stay, %s".formatted(reason, room.localMembers().size(), room.localMember(member.id())));
        }
    }

    @Test
    void letsAMemberBeKickedByOthersAndByItself() throws Exception {
        try (RawSocket ada = RawSocket.connect(server);
                RawSocket bob = RawSocket.connect(server);
                RawSocket eve = RawSocket.connect(server)) {
            String adaId = ada.join("1", "inside:a", "{}").at("/_room/id").toString();
            String bobId = bob.join("1", "inside:a", "{}").at("/_room/id").toString();
            String eveId = eve.join("1", "inside:a", "{}").at("/_room/id").toString();

            assertThat(call(ada, "2", "inside:a", "kick", bobId).asBoolean()).isTrue();
            assertThat(bob.event("phx_close").at("/4/reason").asText()).isEqualTo("kicked");
            assertThat(call(ada, "3", "inside:a", "kick", bobId).asBoolean()).isFalse();
            assertThat(call(ada, "4", "inside:a", "ban", eveId).asBoolean()).isTrue();
            assertThat(eve.event("phx_close").at("/4/reason").asText()).isEqualTo("banned");
            assertThat(call(ada, "5", "inside:a", "kick", adaId).asBoolean()).isTrue();
            assertThat(ada.event("phx_close").at("/4/reason").asText()).isEqualTo("kicked");
            assertThat(journal.until("KICKED, 0 stay, Optional.empty")).containsExactly("KICKED, 2 stay, Optional.empty",
                    "BANNED, 1 stay, Optional.empty", "KICKED, 0 stay, Optional.empty");
        }
    }

    @Test
    void tellsAndLooksAroundWithoutWaitingForItself() throws Exception {
        try (RawSocket ada = RawSocket.connect(server); RawSocket bob = RawSocket.connect(server)) {
            JsonNode first = ada.join("1", "inside:b", "{}");
            JsonNode second = bob.join("1", "inside:b", "{}");
            assertThat(first.get("present").asInt()).isZero();
            assertThat(first.get("members").asInt()).isZero();
            assertThat(second.get("present").asInt()).isEqualTo(1);
            assertThat(second.get("members").asInt()).isEqualTo(1);

            call(ada, "2", "inside:b", "tell", "{}");
            assertThat(bob.event("told").get(4)).isEqualTo(first.at("/_room/id"));
            assertThat(ada.event("echo").get(4).asText()).isEqualTo("b");
            assertThat(ada.taken("told")).isEmpty();
            JsonNode seen = call(ada, "3", "inside:b", "look", "{}");
            assertThat(seen.get("address").asText()).isEqualTo("inside:b");
            assertThat(seen.get("members").asInt()).isEqualTo(2);
            assertThat(seen.get("present").asInt()).isEqualTo(2);
            assertThat(seen.get("count").asInt()).isEqualTo(2);
            assertThat(seen.get("me").asBoolean()).isTrue();
            assertThat(seen.get("nobody").asBoolean()).isFalse();
            assertThat(call(ada, "4", "inside:b", "param", "{}").asText())
                    .isEqualTo("The pattern 'inside:{name}' has no segment 'colour'");
            call(ada, "5", "inside:b", "close", "{}");
            assertThat(ada.event("phx_close").at("/4/reason").asText()).isEqualTo("closed");
            assertThat(bob.event("phx_close").at("/4/reason").asText()).isEqualTo("closed");
            journal.until("CLOSED, 0 stay, Optional.empty");
        }
    }

    private static JsonNode call(RawSocket socket, String ref, String topic, String event, String payload) throws Exception {
        socket.send("[\"1\",\"%s\",\"%s\",\"%s\",%s]".formatted(ref, topic, event, payload));
        return socket.reply(ref).at("/4/response");
    }
}
