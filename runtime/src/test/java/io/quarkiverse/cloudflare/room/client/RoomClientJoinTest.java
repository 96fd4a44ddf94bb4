package io.quarkiverse.cloudflare.room.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import io.quarkiverse.cloudflare.backplane.Position;

class RoomClientJoinTest extends RoomClientTestBase {

    record Welcome(String greeting) {
    }

    @Test
    void joinsWithParametersAndReadsTheReply() {
        connect(builder());
        CompletableFuture<JoinedRoom> joining = start(client.join(TOPIC, Map.of("nick", "Ada")));
        ScriptedSocket.Frame join = socket.expect("phx_join");
        socket.ok(join, "{'greeting':'hi','_room':{'id':'m1','position':'@b7:41','resume':'t','resumed':false}}");
        JoinedRoom room = finish(joining);

        assertThat(join.joinRef()).isEqualTo(join.ref());
        assertThat(join.topic()).isEqualTo(TOPIC);
        assertThat(join.payload()).isEqualTo(ScriptedSocket.json("{'nick':'Ada'}"));
        assertThat(room.topic()).isEqualTo(TOPIC);
        assertThat(room.memberId()).isEqualTo("m1");
        assertThat(room.reply(Welcome.class)).isEqualTo(new Welcome("hi"));
        assertThat(room.reply()).isEqualTo(ScriptedSocket.json("{'greeting':'hi'}"));
        assertThat(room.position()).isEqualTo(new Position("b7", 41));
        assertThat(room.resumed()).isFalse();
        assertThat(room.joined()).isTrue();
    }

    @Test
    void connectsForTheFirstJoin() {
        client = builder().build();
        assertThat(client.state()).isEqualTo(ConnectionState.DISCONNECTED);
        CompletableFuture<JoinedRoom> joining = start(client.join(TOPIC));
        socket = server.accept();
        socket.acceptJoin("t1", false);

        assertThat(finish(joining).memberId()).isEqualTo("m-t1");
        assertThat(client.state()).isEqualTo(ConnectionState.CONNECTED);
    }

    @Test
    void saysWhyAJoinWasRefused() {
        connect(builder());
        CompletableFuture<JoinedRoom> joining = start(client.join(TOPIC));
        socket.reply(socket.expect("phx_join"), "error", "{'reason':'room_full','details':{'capacity':4}}");

        assertThatThrownBy(() -> finish(joining)).cause()
                .isInstanceOfSatisfying(JoinFailedException.class, refusal -> {
                    assertThat(refusal.reason()).isEqualTo("room_full");
                    assertThat(refusal.details()).isEqualTo(ScriptedSocket.json("{'capacity':4}"));
                    assertThat(refusal.response().has("reason")).isTrue();
                    assertThat(refusal.retryable()).isTrue();
                })
                .hasMessage("The join of chat:lobby was refused: room_full {\"capacity\":4}");
    }

    @Test
    void takesTheStatusForAReasonIfThereIsNone() {
        connect(builder());
        CompletableFuture<JoinedRoom> joining = start(client.join(TOPIC));
        socket.reply(socket.expect("phx_join"), "error", "{}");

        assertThatThrownBy(() -> finish(joining)).cause().hasMessage("The join of chat:lobby was refused: error");
    }

    @Test
    void leavesARoomThatDoesNotAnswerTheJoin() {
        connect(builder().pushTimeout(Duration.ofMillis(50)));
        CompletableFuture<JoinedRoom> joining = start(client.join(TOPIC));
        ScriptedSocket.Frame join = socket.expect("phx_join");

        assertThatThrownBy(() -> finish(joining)).cause().isInstanceOf(NoReplyException.class)
                .hasMessage("'phx_join' to chat:lobby got no reply within 50 ms");
        assertThat(socket.expect("phx_leave").joinRef()).isEqualTo(join.ref());
    }

    @Test
    void failsAJoinWhenTheConnectionIsLost() {
        connect(builder().reconnect(false));
        CompletableFuture<JoinedRoom> joining = start(client.join(TOPIC));
        socket.expect("phx_join");
        socket.close(1012, "shutting down");

        assertThatThrownBy(() -> finish(joining)).cause().isInstanceOf(NoReplyException.class)
                .hasMessage("'phx_join' to chat:lobby got no reply before the connection ended: 1012 shutting down");
    }

    @Test
    void refusesParametersThatAreNoObject() {
        connect(builder());
        assertThatThrownBy(() -> client.joinAndAwait(TOPIC, List.of(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Join parameters must be written as a JSON object; found ARRAY");
    }

    @Test
    void replacesTheFirstJoinByTheSecond() {
        JoinedRoom first = join(builder());
        CompletableFuture<JoinedRoom> joining = start(client.join(TOPIC));
        ScriptedSocket.Frame join = socket.expect("phx_join");
        socket.push("1", "1", TOPIC, "phx_close", "{'reason':'replaced'}");
        socket.ok(join, "{'_room':{'id':'m2'}}");
        JoinedRoom second = finish(joining);

        assertThat(first.awaitClosed()).isEqualTo("replaced");
        assertThat(second.joined()).isTrue();
        socket.broadcast(TOPIC, "said", "{'text':'hello'}");
        assertThat(second.await("said", Said.class)).isEqualTo(new Said("hello"));
    }

    @Test
    void saysThatTheServerRefusedTheConnection() {
        server.refuse(upgrade -> true);
        assertThatThrownBy(() -> builder().connectAndAwait())
                .isInstanceOfSatisfying(ConnectFailedException.class, failure -> {
                    assertThat(failure.status()).hasValue(401);
                    assertThat(failure.retryable()).isFalse();
                })
                .hasMessage("The connection to %s was refused: HTTP 401", server.uri());
    }

    @Test
    void saysThatThereIsNoServer() {
        URI gone = server.uri();
        server.close();
        assertThatThrownBy(() -> RoomClient.builder(gone).connectAndAwait())
                .isInstanceOfSatisfying(ConnectFailedException.class, failure -> {
                    assertThat(failure.status()).isEmpty();
                    assertThat(failure.retryable()).isTrue();
                })
                .hasMessageStartingWith("The connection to %s could not be opened: ".formatted(gone));
    }

    @Test
    void refusesAnAddressThatIsNone() {
        assertThatThrownBy(() -> RoomClient.builder(URI.create("ftp://localhost")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A ws, wss, http or https address with a host is needed; found ftp://localhost");
    }
}
