package io.quarkiverse.cloudflare.room.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import io.vertx.core.Vertx;

class RoomClientLifeTest extends RoomClientTestBase {

    @Test
    void leavesItsRoomsAndSaysGoodbye() {
        JoinedRoom room = join(builder());
        CompletableFuture<Void> closing = CompletableFuture.runAsync(client::close);
        socket.ok(socket.expect("phx_leave"), "{}");
        finish(closing);

        assertThat(socket.awaitEnd()).isEqualTo(1000);
        assertThat(client.state()).isEqualTo(ConnectionState.CLOSED);
        assertThat(room.awaitClosed()).isEqualTo("client");
        assertThatThrownBy(() -> client.joinAndAwait(TOPIC)).hasMessage("The client is closed");
        client.close();
    }

    @Test
    void leavesTheGivenVertxAsItWas() {
        int before = server.vertx().deploymentIDs().size();
        connect(builder());
        assertThat(server.vertx().deploymentIDs()).hasSize(before + 1);
        client.close();
        assertThat(server.vertx().deploymentIDs()).hasSize(before);
    }

    @Test
    void leavesNothingRunningIfItWasNeverConnected() {
        builder().build().close();
        assertThat(server.vertx().deploymentIDs()).isEmpty();
    }

    @Test
    void sharesOneVertxThatEndsWithTheLastClient() {
        Vertx shared = SharedVertx.acquire();
        RoomClient first = RoomClient.builder(server.uri()).connectAndAwait();
        RoomClient second = RoomClient.builder(server.uri()).connectAndAwait();
        assertThat(shared.deploymentIDs()).hasSize(2);
        first.close();
        assertThat(shared.deploymentIDs()).hasSize(1);
        SharedVertx.release();
        second.close();

        assertThatThrownBy(() -> RoomClient.builder(server.uri()).vertx(shared).connectAndAwait())
                .isInstanceOf(IllegalStateException.class).hasMessage("The client's Vert.x cannot be used");
    }

    @Test
    void sendsWhatTheServerNeedsToKnow() {
        Iterator<String> tokens = List.of("one", "two").iterator();
        URI uri = URI.create(server.uri().toString().replace("ws://", "http://") + "?a=b");
        connect(RoomClient.builder(uri).vertx(server.vertx()).bearerToken(tokens::next)
                .header("Origin", "https://example.com").param("user", "a b&c"));

        assertThat(socket.socket.query()).isEqualTo("a=b&vsn=2.0.0&user=a+b%26c");
        assertThat(socket.socket.headers().get("Origin")).isEqualTo("https://example.com");
        assertThat(socket.socket.headers().get("Authorization")).isEqualTo("Bearer one");
        client.dropConnection();
        assertThat(server.accept().socket.headers().get("Authorization")).isEqualTo("Bearer two");
    }

    @Test
    void sendsTheTokenAsPhoenixDoes() {
        connect(builder().authToken(() -> "tökén"));
        assertThat(socket.socket.headers().get("Sec-WebSocket-Protocol"))
                .isEqualTo("phoenix,base64url.bearer.phx.dMO2a8Opbg");
        assertThat(socket.socket.subProtocol()).isEqualTo("phoenix");
        assertThat(socket.socket.headers().contains("Origin")).isFalse();
    }

    @Test
    void findsTheRoomsOfAHost() {
        connect(RoomClient.builder(server.uri().resolve("/")).vertx(server.vertx()));
        assertThat(socket.socket.path()).isEqualTo("/rooms/websocket");
    }

    @Test
    void needsNoThreadPerClient() {
        int before = Thread.activeCount();
        List<CompletableFuture<RoomClient>> connecting = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            connecting.add(start(builder().connect()));
        }
        List<RoomClient> clients = connecting.stream().map(RoomClientTestBase::finish).toList();
        // Event loops are two for each processor; the workers of Vert.x are 40.
        assertThat(Thread.activeCount() - before).isLessThan(50 + 2 * Runtime.getRuntime().availableProcessors());
        clients.forEach(RoomClient::close);
        assertThat(server.vertx().deploymentIDs()).isEmpty();
    }
}
