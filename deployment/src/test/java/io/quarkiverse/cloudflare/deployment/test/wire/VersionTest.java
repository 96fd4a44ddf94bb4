package io.quarkiverse.cloudflare.deployment.test.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cloudflare.deployment.test.support.PlainSocket;
import io.quarkiverse.cloudflare.room.OnEvent;
import io.quarkiverse.cloudflare.room.Room;
import io.quarkiverse.cloudflare.room.RoomAddress;
import io.quarkiverse.cloudflare.room.Rooms;
import io.quarkiverse.cloudflare.support.RawSocket;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;

class VersionTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(ChatRoom.class, PlainSocket.class, PlainSocket.Frame.class));

    @TestHTTPResource("/")
    URI server;

    @Inject
    Rooms rooms;

    @Room("chat:{roomId}")
    static class ChatRoom {

        @OnEvent("say")
        void say() {
        }
    }

    @Test
    void closesASocketOfAnotherVersion() throws Exception {
        try (RawSocket socket = RawSocket.connect(server, "1.0.0", List.of())) {
            assertThat(socket.awaitClose())
                    .isEqualTo(new RawSocket.Close(4400, "vsn 1.0.0 is not supported; connect with vsn=2.0.0"));
        }
    }

    @Test
    void closesASocketThatDoesNotSayItsVersion() throws Exception {
        try (PlainSocket socket = PlainSocket.open(server, "/rooms/websocket")) {
            assertThat(socket.read().closeReason())
                    .isEqualTo("4400 vsn 1.0.0 is not supported; connect with vsn=2.0.0");
        }
    }

    @Test
    void readsNothingMoreOfASocketItCloses() throws Exception {
        try (PlainSocket socket = PlainSocket.open(server, "/rooms/websocket?vsn=1.0.0")) {
            socket.text("[\"1\",\"1\",\"chat:old\",\"phx_join\",{}]");
            assertThat(socket.read().closeReason()).startsWith("4400 ");
            assertThat(rooms.existsAndAwait(RoomAddress.of("chat:old"))).isFalse();
        }
    }
}
