package io.quarkiverse.cloudflare.deployment.test.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.cloudflare.room.OnEvent;
import io.quarkiverse.cloudflare.room.Room;
import io.quarkiverse.cloudflare.support.RawSocket;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;

class RequestsOutOfPlaceTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest().withApplicationRoot(root -> root.addClasses(EchoRoom.class));

    @TestHTTPResource("/")
    URI server;

    RawSocket socket;

    @Room("chat:{roomId}")
    static class EchoRoom {

        @OnEvent("say")
        String say(String text) {
            return text;
        }
    }

    @BeforeEach
    void connectAndJoinARoomThatMustLiveOn() throws Exception {
        socket = RawSocket.connect(server);
        socket.join("0", "chat:healthy", "{}");
    }

    @AfterEach
    void theOtherRoomLivesOn() throws Exception {
        assertThat(ask("[\"0\",\"alive\",\"chat:healthy\",\"say\",\"hello\"]", "alive"))
                .isEqualTo("[\"0\",\"alive\",\"chat:healthy\",\"phx_reply\",{\"status\":\"ok\",\"response\":\"hello\"}]");
        socket.close();
    }

    @ParameterizedTest
    @ValueSource(strings = { "nowhere:1", "chat", "chat:a:b", "chat:", ":", "phoenix", "{roomId}" })
    void refusesAJoinOfATopicThatNoRoomHas(String topic) throws Exception {
        assertThat(ask("[\"1\",\"2\",\"%s\",\"phx_join\",{}]".formatted(topic), "2"))
                .isEqualTo("[\"1\",\"2\",\"%s\",\"phx_reply\",%s]".formatted(topic, error("unmatched_topic")));
    }

    @Test
    void refusesAnEventTheRoomDoesNotHave() throws Exception {
        assertThat(ask("[\"0\",\"2\",\"chat:healthy\",\"sing\",{}]", "2"))
                .isEqualTo("[\"0\",\"2\",\"chat:healthy\",\"phx_reply\",%s]".formatted(error("unknown_event")));
    }

    @ParameterizedTest
    @ValueSource(strings = { "phx_reply", "phx_close", "phx_error", "phx_anything", "presence_state", "presence_diff",
            "cf_error", "heartbeat" })
    void refusesAReservedEventOfAClient(String event) throws Exception {
        assertThat(ask("[\"0\",\"2\",\"chat:healthy\",\"%s\",{}]".formatted(event), "2"))
                .isEqualTo("[\"0\",\"2\",\"chat:healthy\",\"phx_reply\",%s]".formatted(error("unknown_event")));
    }

    @Test
    void refusesAnEventBeforeTheJoin() throws Exception {
        assertThat(ask("[\"1\",\"2\",\"chat:lobby\",\"say\",\"hello\"]", "2"))
                .isEqualTo("[\"1\",\"2\",\"chat:lobby\",\"phx_reply\",%s]".formatted(error("not_joined")));
    }

    @Test
    void refusesAnEventWithTheReferenceOfAnotherJoin() throws Exception {
        assertThat(ask("[\"9\",\"2\",\"chat:healthy\",\"say\",\"hello\"]", "2"))
                .isEqualTo("[\"9\",\"2\",\"chat:healthy\",\"phx_reply\",%s]".formatted(error("not_joined")));
    }

    @Test
    void takesAnEventWithoutTheReferenceOfItsJoin() throws Exception {
        assertThat(ask("[null,\"2\",\"chat:healthy\",\"say\",\"hello\"]", "2"))
                .isEqualTo("[null,\"2\",\"chat:healthy\",\"phx_reply\",{\"status\":\"ok\",\"response\":\"hello\"}]");
    }

    @Test
    void answersAHeartbeat() throws Exception {
        assertThat(ask("[null,\"2\",\"phoenix\",\"heartbeat\",{}]", "2"))
                .isEqualTo("[null,\"2\",\"phoenix\",\"phx_reply\",{\"status\":\"ok\",\"response\":{}}]");
    }

    @Test
    void answersNothingThatHasNoRef() throws Exception {
        socket.send("[\"0\",null,\"chat:healthy\",\"say\",\"hello\"]");
        socket.send("[\"0\",null,\"chat:healthy\",\"say\",{}]");
        socket.send("[\"0\",null,\"chat:healthy\",\"sing\",{}]");
        socket.send("[\"1\",null,\"chat:lobby\",\"say\",{}]");
        socket.send("[\"1\",null,\"nowhere:1\",\"phx_join\",{}]");
        socket.send("[null,null,\"phoenix\",\"heartbeat\",{}]");
        ask("[\"0\",\"last\",\"chat:healthy\",\"say\",\"hello\"]", "last");
        assertThat(socket.taken("phx_reply")).isEmpty();
        assertThat(socket.taken("cf_error")).isEmpty();
    }

    @Test
    void takesReferencesThatAreNumbers() throws Exception {
        socket.join("7", "chat:numbers", "{}");
        assertThat(ask("[7,8,\"chat:numbers\",\"say\",\"hello\"]", "8"))
                .isEqualTo("[\"7\",\"8\",\"chat:numbers\",\"phx_reply\",{\"status\":\"ok\",\"response\":\"hello\"}]");
    }

    private String ask(String frame, String ref) throws Exception {
        return socket.send(frame).reply(ref).toString();
    }

    private static String error(String reason) {
        return "{\"status\":\"error\",\"response\":{\"reason\":\"" + reason + "\"}}";
    }
}
