package io.quarkiverse.cloudflare.deployment.test.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cloudflare.deployment.test.support.TestMember;
import io.quarkiverse.cloudflare.media.Media;
import io.quarkiverse.cloudflare.media.MediaRoom;
import io.quarkiverse.cloudflare.room.Room;
import io.quarkiverse.cloudflare.room.client.JoinedRoom;
import io.quarkiverse.cloudflare.room.client.RoomClient;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;

/** An application with a media room and no Calls settings: the room works, and says that media is off. */
class MediaOffTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(Bare.class, TestMember.class))
            .overrideConfigKey("quarkus.cloudflare.devservices.enabled", "false");

    @TestHTTPResource("/")
    URI server;

    @TestHTTPResource("/rooms/websocket")
    URI rooms;

    @Inject
    Media media;

    @Test
    void isSaidInTheJoinReplyAndOnTheChannel() throws Exception {
        try (TestMember ada = TestMember.join(server, "bare:1")) {
            assertThat(ada.welcome().at("/_room/media")).hasToString("{\"enabled\":false,\"reason\":\"not_configured\"}");
            assertThat(ada.ask("cf_media_token", "{}")).hasToString("""
                    {"status":"error","response":{"reason":"media_off","details":{"reason":"not_configured"}}}""");
        }
        assertThat(media.isEnabled()).isFalse();
    }

    @Test
    void leavesTheRoomAsItIs() {
        try (RoomClient ada = RoomClient.builder(rooms).connectAndAwait()) {
            JoinedRoom room = ada.joinAndAwait("bare:2");

            assertThat(room.joined()).isTrue();
        }
    }

    /** The smallest media room there can be. */
    @Room("bare:{id}")
    @MediaRoom
    static class Bare {
    }
}
