package io.quarkiverse.cloudflare.deployment.test.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkiverse.cloudflare.deployment.test.support.TestMember;
import io.quarkiverse.cloudflare.room.RoomAddress;
import io.quarkiverse.cloudflare.runtime.media.MediaMember;
import io.quarkiverse.cloudflare.runtime.media.MediaMembers;
import io.quarkiverse.cloudflare.support.RawSocket;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;

/** What a member of a media room is told, and how long its token is worth something. */
class MediaGrantTest {

    private static final RoomAddress LOBBY = RoomAddress.of("studio:lobby");

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(Studio.class, TestMember.class))
            .overrideConfigKey("quarkus.cloudflare.devservices.enabled", "false")
            .overrideRuntimeConfigKey("quarkus.cloudflare.calls.app-id", "an-app")
            .overrideRuntimeConfigKey("quarkus.cloudflare.calls.app-secret", "a-secret");

    @TestHTTPResource("/")
    URI server;

    @Inject
    MediaMembers members;

    @Test
    void comesWithTheJoin() throws Exception {
        try (TestMember ada = TestMember.join(server, LOBBY.topic())) {
            JsonNode grant = grantOf(ada);

            assertThat(((ObjectNode) grant).remove("token").asText()).isNotBlank();
            assertThat(grant).hasToString("""
                    {"enabled":true,"path":"/rooms/media/studio%3Alobby","expires_in":300,\
                    "ice_servers":[{"urls":["stun:stun.cloudflare.com:3478"]}],\
                    "permissions":{"audio":true,"video":true,"screen":false,"data":false,"subscribe":true},"poll":3}""");
        }
    }

    @Test
    void isRenewedOnTheChannel() throws Exception {
        try (TestMember ada = TestMember.join(server, LOBBY.topic())) {
            JsonNode reply = ada.ask("cf_media_token", "{}");

            assertThat(reply.at("/status").asText()).isEqualTo("ok");
            assertThat(reply.at("/response/token").asText()).isNotEqualTo(grantOf(ada).get("token").asText());
            assertThat(owner(reply.at("/response/token"))).isEqualTo(ada.id());
            assertThat(owner(grantOf(ada).get("token"))).as("the one before").isEqualTo(ada.id());
        }
    }

    @Test
    void isVoidWhenTheMemberHasLeft() throws Exception {
        try (TestMember ada = TestMember.join(server, LOBBY.topic())) {
            JsonNode token = grantOf(ada).get("token");
            assertThat(owner(token)).isEqualTo(ada.id());

            ada.ask("phx_leave", "{}");

            assertThat(owner(token)).isEqualTo("nobody");
        }
    }

    @Test
    void isVoidWhenTheMemberHasComeBackWithAnother() throws Exception {
        try (TestMember ada = TestMember.join(server, LOBBY.topic()); RawSocket later = RawSocket.connect(server)) {
            JsonNode before = grantOf(ada).get("token");
            String resume = ada.welcome().at("/_room/resume").asText();

            JsonNode reply = later.join("1", LOBBY.topic(), "{\"_room\":{\"resume\":{\"token\":\"%s\"}}}".formatted(resume));
            JsonNode after = reply.at("/_room/media/token");

            assertThat(reply.at("/_room/resumed").asBoolean()).isTrue();
            assertThat(owner(after)).isEqualTo(ada.id());
            // Its reply is out before the room has done with the rejoin.
            later.send("[\"1\",\"9\",\"%s\",\"cf_media_token\",{}]".formatted(LOBBY.topic()));
            later.reply("9");
            assertThat(owner(before)).isEqualTo("nobody");
            assertThat(owner(after)).isEqualTo(ada.id());
        }
    }

    @Test
    void isForOneRoomOnly() throws Exception {
        try (TestMember ada = TestMember.join(server, LOBBY.topic())) {
            assertThat(members.authorised(grantOf(ada).get("token").asText(), RoomAddress.of("studio:other"))).isEmpty();
        }
    }

    @Test
    void isVoidWhileAModeratorKeepsTheMemberOut() throws Exception {
        try (TestMember ada = TestMember.join(server, LOBBY.topic())) {
            members.member(LOBBY, ada.id()).orElseThrow().remove();

            assertThat(owner(grantOf(ada).get("token"))).isEqualTo("nobody");
            assertThat(ada.ask("cf_media_token", "{}")).hasToString("""
                    {"status":"error","response":{"reason":"media_off","details":{"reason":"removed"}}}""");
        }
    }

    private String owner(JsonNode token) {
        return members.authorised(token.asText(), LOBBY).map(MediaMember::id).orElse("nobody");
    }

    private static JsonNode grantOf(TestMember member) {
        return member.welcome().at("/_room/media").deepCopy();
    }
}
