package io.quarkiverse.cloudflare.room.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

class RoomClientPushTest extends RoomClientTestBase {

    @Test
    void bringsTheReply() {
        JoinedRoom room = join(builder());
        CompletableFuture<Reply> pushing = start(room.push("say", new Said("hello")));
        ScriptedSocket.Frame say = socket.expect("say");
        socket.ok(say, "{'text':'ok'}");
        Reply reply = finish(pushing);

        assertThat(say.joinRef()).isEqualTo("1");
        assertThat(say.payload()).isEqualTo(ScriptedSocket.json("{'text':'hello'}"));
        assertThat(reply.as(Said.class)).isEqualTo(new Said("ok"));
        assertThat(reply.json()).isEqualTo(ScriptedSocket.json("{'text':'ok'}"));
        assertThat(reply.items()).isEmpty();
        assertThat(reply.bytes()).isEmpty();
    }

    @Test
    void sendsAnEmptyObjectForNull() {
        JoinedRoom room = join(builder());
        start(room.push("typing", null));
        assertThat(socket.expect("typing").payload()).isEqualTo(ScriptedSocket.json("{}"));
    }

    @Test
    void matchesRepliesToRequestsInAnyOrder() {
        JoinedRoom room = join(builder());
        CompletableFuture<Reply> first = start(room.push("a", Map.of()));
        CompletableFuture<Reply> second = start(room.push("b", Map.of()));
        ScriptedSocket.Frame a = socket.expect("a");
        socket.ok(socket.expect("b"), "{'n':2}");
        socket.ok(a, "{'n':1}");

        assertThat(finish(second).json().path("n").asInt()).isEqualTo(2);
        assertThat(finish(first).json().path("n").asInt()).isEqualTo(1);
    }

    @Test
    void saysWhyAPushWasRefused() {
        JoinedRoom room = join(builder());
        CompletableFuture<Reply> pushing = start(room.push("shout", Map.of()));
        socket.refuse(socket.expect("shout"), "unknown_event");

        assertThatThrownBy(() -> finish(pushing)).cause().isInstanceOfSatisfying(ReplyException.class, refusal -> {
            assertThat(refusal).isNotInstanceOf(JoinFailedException.class);
            assertThat(refusal.reason()).isEqualTo("unknown_event");
            assertThat(refusal.details()).isEmpty();
            assertThat(refusal.retryable()).isFalse();
        }).hasMessage("'shout' was refused by chat:lobby: unknown_event");
    }

    @Test
    void givesUpWhenNoReplyComes() {
        JoinedRoom room = join(builder().pushTimeout(Duration.ofSeconds(1)));
        assertThatThrownBy(() -> room.pushAndAwait("say", Map.of())).isInstanceOf(NoReplyException.class)
                .hasMessage("'say' to chat:lobby got no reply within 1000 ms");
        // An answer that comes too late is nobody's.
        socket.ok(socket.expect("say"), "{}");
        CompletableFuture<Reply> next = start(room.push("next", Map.of()));
        socket.ok(socket.expect("next"), "{'n':1}");
        assertThat(finish(next).json().path("n").asInt()).isEqualTo(1);
    }

    @Test
    void failsAPayloadThatCannotBeWritten() {
        JoinedRoom room = join(builder());
        assertThatThrownBy(() -> room.pushAndAwait("say", new Object())).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The payload of 'say' cannot be written as JSON");
    }

    @Test
    void collectsTheItemsOfAStreamedReply() {
        JoinedRoom room = join(builder());
        CompletableFuture<Reply> pushing = start(room.push("count", Map.of()));
        ScriptedSocket.Frame count = socket.expect("count");
        socket.push("1", count.ref(), TOPIC, "count", "{'text':'one'}");
        socket.broadcast(TOPIC, "count", "{'text':'of another'}");
        socket.push("1", count.ref(), TOPIC, "count", "{'text':'two'}");
        socket.ok(count, "{}");

        assertThat(finish(pushing).items(Said.class)).containsExactly(new Said("one"), new Said("two"));
        assertThat(room.await("count", Said.class)).isEqualTo(new Said("of another"));
    }

    @Test
    void streamsItemsAsTheyArrive() {
        JoinedRoom room = join(builder());
        CompletableFuture<Said> first = new CompletableFuture<>();
        CompletableFuture<List<Said>> all = start(room.pushStream("count", Map.of(), Said.class)
                .onItem().invoke(first::complete).collect().asList());
        ScriptedSocket.Frame count = socket.expect("count");
        socket.push("1", count.ref(), TOPIC, "count", "{'text':'one'}");
        assertThat(finish(first)).isEqualTo(new Said("one"));
        socket.push("1", count.ref(), TOPIC, "count", "{'text':'two'}");
        socket.ok(count, "{}");
        assertThat(finish(all)).containsExactly(new Said("one"), new Said("two"));
    }

    @Test
    void endsAStreamWithTheServersFailure() {
        JoinedRoom room = join(builder());
        CompletableFuture<List<Said>> all = start(room.pushStream("count", Map.of(), Said.class).collect().asList());
        ScriptedSocket.Frame count = socket.expect("count");
        socket.push("1", count.ref(), TOPIC, "count", "{'text':'one'}");
        socket.reply(count, "error", "{'reason':'internal','details':{'id':'e1'}}");
        assertThatThrownBy(() -> finish(all)).cause()
                .hasMessage("'count' was refused by chat:lobby: internal {\"id\":\"e1\"}");
    }

    @Test
    void pushesBytesAndTakesBytes() {
        JoinedRoom room = join(builder());
        CompletableFuture<Reply> pushing = start(room.pushBinary("upload", new byte[] { 1, 2, 3 }));
        byte[] frame = socket.expectBinary();
        assertThat(frame).startsWith(0, 1, 1, 10, 6)
                .endsWith(concat("12chat:lobbyupload".getBytes(StandardCharsets.UTF_8), new byte[] { 1, 2, 3 }));
        socket.binary(
                concat(new byte[] { 1, 1, 1, 10, 2 }, "12chat:lobbyok".getBytes(StandardCharsets.UTF_8), new byte[] { 9 }));
        assertThat(finish(pushing).bytes()).hasValue(new byte[] { 9 });
    }

    @Test
    void hearsBytes() {
        JoinedRoom room = join(builder());
        socket.binary(
                concat(new byte[] { 0, 1, 10, 5 }, "1chat:lobbythumb".getBytes(StandardCharsets.UTF_8), new byte[] { 7 }));
        assertThat(room.awaitBinary("thumb")).containsExactly(7);

        CompletableFuture<byte[]> heard = new CompletableFuture<>();
        room.onBinary("frame", heard::complete);
        socket.binary(concat(new byte[] { 2, 10, 5 }, "chat:lobbyframe".getBytes(StandardCharsets.UTF_8), new byte[] { 8 }));
        assertThat(finish(heard)).containsExactly(8);
    }

    @Test
    void refusesToPushIntoARoomThatWasLeft() {
        JoinedRoom room = join(builder());
        CompletableFuture<Void> leaving = start(room.leave());
        socket.ok(socket.expect("phx_leave"), "{}");
        finish(leaving);

        assertThat(room.awaitClosed()).isEqualTo("client");
        assertThatThrownBy(() -> room.pushAndAwait("say", Map.of()))
                .isInstanceOfSatisfying(NotConnectedException.class, failure -> assertThat(failure.retryable()).isFalse())
                .hasMessage("'say' was not sent: chat:lobby is closed (client)");
    }

    private static byte[] concat(byte[]... parts) {
        int size = 0;
        for (byte[] part : parts) {
            size += part.length;
        }
        byte[] whole = new byte[size];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, whole, at, part.length);
            at += part.length;
        }
        return whole;
    }
}
