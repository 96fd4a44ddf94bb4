package io.quarkiverse.cloudflare.deployment.test.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cloudflare.room.OnJoin;
import io.quarkiverse.cloudflare.room.Room;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.websockets.next.runtime.config.WebSocketsServerRuntimeConfig;
import io.restassured.RestAssured;

class RoomPathTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest().withApplicationRoot(root -> root.addClass(Lobby.class))
            .overrideConfigKey("quarkus.http.root-path", "/app")
            .overrideConfigKey("quarkus.cloudflare.rooms.path", "live/")
            .overrideConfigKey("quarkus.websockets-next.server.max-message-size", "70000");

    @TestHTTPResource("/")
    URI root;

    @Inject
    WebSocketsServerRuntimeConfig server;

    @Test
    void servesRoomsBelowTheRootPathOfTheServer() throws Exception {
        URI http = root.resolve("/app/live/websocket?vsn=2.0.0");
        URI address = new URI("ws", null, http.getHost(), http.getPort(), http.getPath(), http.getQuery(), null);
        WebSocket socket = HttpClient.newHttpClient().newWebSocketBuilder().subprotocols("phoenix")
                .buildAsync(address, new WebSocket.Listener() {
                }).get(10, TimeUnit.SECONDS);
        assertThat(socket.getSubprotocol()).isEqualTo("phoenix");
        socket.abort();

        RestAssured.get(root.resolve("/rooms/websocket")).then().statusCode(404);
    }

    @Test
    void configuresTheServerForRoomsUnlessTheApplicationDoes() {
        assertThat(server.perMessageCompressionSupported()).isFalse();
        assertThat(server.maxFrameSize()).hasValue(1024 * 1024);
        assertThat(server.supportedSubprotocols()).hasValueSatisfying(names -> assertThat(names).containsExactly("phoenix"));
        assertThat(server.maxMessageSize()).hasValue(70000);
    }

    @Room("lobby")
    static class Lobby {
        @OnJoin
        void join() {
        }
    }
}
