package io.quarkiverse.cloudflare.deployment.test.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkiverse.cloudflare.room.Broadcast;
import io.quarkiverse.cloudflare.room.Member;
import io.quarkiverse.cloudflare.room.OnEvent;
import io.quarkiverse.cloudflare.room.OnJoin;
import io.quarkiverse.cloudflare.room.Room;
import io.quarkiverse.cloudflare.room.RoomParam;
import io.quarkiverse.cloudflare.support.RawSocket;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;

class FirstRoomTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(ChatRoom.class, Say.class, Said.class, Welcome.class));

    @TestHTTPResource("/")
    URI server;

    @Room("chat:{roomId}")
    static class ChatRoom {

        @OnJoin
        Welcome join(Member member, @RoomParam String roomId) {
            return new Welcome(roomId, member.id());
        }

        @OnEvent("say")
        Broadcast<Said> say(Say said, Member from) {
            return Broadcast.toAll("said", new Said(from.id(), said.text()));
        }
    }

    record Welcome(String roomId, String you) {
    }

    record Say(String text) {
    }

    record Said(String from, String text) {
    }

    @Test
    void twoMembersTalkAndSeeEachOther() throws Exception {
        try (RawSocket ada = RawSocket.connect(server); RawSocket bob = RawSocket.connect(server)) {
            JsonNode welcome = ada.join("1", "chat:lobby", "{}");
            String adaId = welcome.at("/_room/id").asText();
            assertThat(welcome.get("roomId").asText()).isEqualTo("lobby");
            assertThat(welcome.get("you").asText()).isEqualTo(adaId).isNotEmpty();
            assertThat(welcome.at("/_room/position").asText()).matches("@[\\w-]+:0");
            assertThat(welcome.at("/_room/resume").asText()).isNotEmpty();
            assertThat(welcome.at("/_room/resumed").asBoolean()).isFalse();
            assertThat(ada.event("presence_state").get(4)).isEmpty();
            assertThat(ada.event("presence_diff").at("/4/joins")).hasSize(1);

            JsonNode second = bob.join("7", "chat:lobby", "{}");
            assertThat(bob.event("presence_state").get(4)).hasSize(1);
            JsonNode joins = ada.event("presence_diff").at("/4/joins");
            assertThat(joins.elements().next().at("/metas/0/id").asText()).isEqualTo(second.at("/_room/id").asText());

            ada.send("[\"1\",\"2\",\"chat:lobby\",\"say\",{\"text\":\"hello\"}]");
            JsonNode said = bob.event("said");
            assertThat(said.get(0).isNull()).isTrue();
            assertThat(said.get(1).asText()).matches("@[\\w-]+:1");
            assertThat(said.at("/4/from").asText()).isEqualTo(adaId);
            assertThat(said.at("/4/text").asText()).isEqualTo("hello");
            assertThat(ada.event("said")).isEqualTo(said);
            assertThat(ada.reply("2").toString())
                    .isEqualTo("[\"1\",\"2\",\"chat:lobby\",\"phx_reply\",{\"status\":\"ok\",\"response\":{}}]");
        }
    }
}
