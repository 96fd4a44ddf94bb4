package io.quarkiverse.cloudflare.room.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

import org.junit.jupiter.api.Test;

class RoomClientReconnectTest extends RoomClientTestBase {

    @Test
    void resumesItsRoomsAfterTheConnectionWasLost() {
        connect(builder());
        CompletableFuture<JoinedRoom> joining = start(client.join(TOPIC, Map.of("nick", "Ada")));
        socket.acceptJoin("t1", false);
        JoinedRoom room = finish(joining);
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        room.on("said", Said.class, said -> heard.add(said.text()));

        client.dropConnection();
        assertThat(socket.awaitEnd()).isEqualTo(1006);
        assertThat(client.awaitClose()).isEqualTo(new ConnectionClose(1006, "dropped by the client"));

        ScriptedSocket second = server.accept();
        ScriptedSocket.Frame rejoin = second.acceptJoin("t2", true);
        assertThat(rejoin.payload()).isEqualTo(ScriptedSocket.json("{'nick':'Ada','_room':{'resume':{'token':'t1'}}}"));
        assertThat(room.awaitRejoined()).isTrue();
        assertThat(room.memberId()).isEqualTo("m-t2");
        second.broadcast(TOPIC, "said", "{'text':'still here'}");
        assertThat(take(heard)).isEqualTo("still here");

        second.close(1012, "shutting down");
        assertThat(client.awaitClose()).isEqualTo(new ConnectionClose(1012, "shutting down"));
        ScriptedSocket.Frame third = server.accept().acceptJoin("t3", false);
        assertThat(third.payload().at("/_room/resume/token").asText()).isEqualTo("t2");
        assertThat(room.awaitRejoined()).isFalse();
    }

    @Test
    void failsPushesAtOnceWhileTheConnectionIsLost() {
        JoinedRoom room = join(builder().reconnect(false));
        CompletableFuture<Reply> unanswered = start(room.push("say", Map.of()));
        socket.expect("say");
        client.dropConnection();

        assertThat(client.state()).isEqualTo(ConnectionState.DISCONNECTED);
        assertThat(room.joined()).isFalse();
        assertThatThrownBy(() -> finish(unanswered)).cause().hasMessage(
                "'say' to chat:lobby got no reply before the connection ended: 1006 dropped by the client");
        assertThatThrownBy(() -> room.pushAndAwait("say", Map.of()))
                .isInstanceOfSatisfying(NotConnectedException.class, failure -> assertThat(failure.retryable()).isTrue())
                .hasMessage("'say' was not sent: chat:lobby is not joined at the moment");
    }

    @Test
    void comesBackWhenToldIfItMayNotByItself() {
        JoinedRoom room = join(builder().reconnect(false));
        client.dropConnection();
        start(client.connect());
        ScriptedSocket second = server.accept();
        assertThat(second.acceptJoin("t2", true).payload().at("/_room/resume/token").asText()).isEqualTo("t1");
        assertThat(room.awaitRejoined()).isTrue();
    }

    @Test
    void staysAwayAfterCodesThatSaySo() {
        for (int code : List.of(4400, 4401, 4403)) {
            connect(builder());
            socket.close(code, "no");
            assertThat(client.awaitClose()).isEqualTo(new ConnectionClose(code, "no"));
            assertThat(client.state()).isEqualTo(ConnectionState.DISCONNECTED);
        }
    }

    @Test
    void comesBackAfterAnyOtherCode() {
        connect(builder());
        for (int code : List.of(1000, 1011, 1012, 4408, 4413, 4429)) {
            socket.close(code, "");
            assertThat(client.awaitClose().code()).isEqualTo(code);
            socket = server.accept();
        }
    }

    @Test
    void staysAwayWhenTheServerNoLongerAcceptsIt() {
        connect(builder());
        CompletableFuture<ConnectionState> gaveUp = new CompletableFuture<>();
        client.onState(state -> {
            if (state == ConnectionState.DISCONNECTED) {
                gaveUp.complete(state);
            }
        });
        server.refuse(upgrade -> true);
        client.dropConnection();
        finish(gaveUp);
    }

    @Test
    void rejoinsARoomThatFailed() {
        JoinedRoom room = join(builder());
        socket.push("1", "1", TOPIC, "phx_error", "{}");
        socket.refuse(socket.expect("phx_join"), "busy");
        socket.acceptJoin("t2", false);
        assertThat(room.awaitRejoined()).isFalse();
        assertThat(room.memberId()).isEqualTo("m-t2");
    }

    @Test
    void closesARoomWhoseRejoinIsRefusedForGood() {
        JoinedRoom room = join(builder());
        socket.push("1", "1", TOPIC, "phx_error", "{}");
        socket.refuse(socket.expect("phx_join"), "forbidden");
        assertThat(room.awaitClosed()).isEqualTo("forbidden");
    }

    @Test
    void tellsWhyTheServerClosedTheRoom() {
        JoinedRoom room = join(builder());
        CompletableFuture<String> reason = new CompletableFuture<>();
        room.onClosed(reason::complete);
        socket.push("1", "1", TOPIC, "phx_close", "{'reason':'kicked'}");

        assertThat(finish(reason)).isEqualTo("kicked");
        assertThat(room.awaitClosed()).isEqualTo("kicked");
        assertThatThrownBy(() -> room.await("said", Said.class))
                .hasMessage("No 'said' arrived in chat:lobby before the room was closed (kicked); nothing else did either");
    }

    @Test
    void saysThatItIsAliveAndLeavesAServerThatIsNot() {
        connect(builder().heartbeat(Duration.ofMillis(500)));
        ScriptedSocket.Frame beat = socket.expect("heartbeat");
        assertThat(beat.topic()).isEqualTo("phoenix");
        assertThat(beat.joinRef()).isNull();
        socket.ok(beat, "{}");
        socket.expect("heartbeat");

        assertThat(client.awaitClose()).isEqualTo(new ConnectionClose(1006, "no answer to a heartbeat"));
        server.accept();
    }

    @Test
    void letsAJoinWaitForTheConnection() {
        connect(builder());
        client.dropConnection();
        CompletableFuture<JoinedRoom> joining = start(client.join(TOPIC));
        server.accept().acceptJoin("t1", false);
        assertThat(finish(joining).joined()).isTrue();
    }
}
