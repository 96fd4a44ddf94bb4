package io.quarkiverse.cloudflare.deployment.test.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cloudflare.runtime.room.RoomDefinitions;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.websockets.next.runtime.config.WebSocketsServerRuntimeConfig;
import io.restassured.RestAssured;

class NoRoomTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest().withEmptyApplication();

    @Inject
    RoomDefinitions definitions;

    @Inject
    WebSocketsServerRuntimeConfig server;

    @Test
    void leavesTheApplicationAsItIs() {
        assertThat(definitions.rooms()).isEmpty();
        assertThat(server.perMessageCompressionSupported()).isTrue();
        assertThat(server.supportedSubprotocols()).isEmpty();
        RestAssured.get("/rooms/websocket").then().statusCode(404);
    }
}
