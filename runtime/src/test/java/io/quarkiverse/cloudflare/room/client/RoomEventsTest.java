package io.quarkiverse.cloudflare.room.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkiverse.cloudflare.backplane.Position;

class RoomEventsTest extends RoomClientTestBase {

    @Test
    void awaitsEventsByNameInTheOrderOfTheWire() {
        JoinedRoom room = join(builder());
        socket.broadcast(TOPIC, "said", "{'text':'one'}");
        socket.broadcast(TOPIC, "typing", "{}");
        socket.broadcast(TOPIC, "said", "{'text':'two'}");

        assertThat(room.await("said", Said.class)).isEqualTo(new Said("one"));
        assertThat(room.await("said", Said.class)).isEqualTo(new Said("two"));
        assertThat(room.await("typing", JsonNode.class)).isEmpty();
    }

    @Test
    void saysWhatDidArriveInsteadOfTheAwaited() {
        JoinedRoom room = join(builder().pushTimeout(Duration.ofSeconds(1)));
        socket.broadcast(TOPIC, "said", "{'text':'one'}");
        socket.broadcast(TOPIC, "said", "{'text':'two'}");
        room.await("said", Said.class);
        room.await("said", Said.class);

        assertThatThrownBy(() -> room.await("shouted", Said.class)).isInstanceOf(NothingArrivedException.class).hasMessage(
                "No 'shouted' arrived in chat:lobby within 1000 ms; arrived so far, taken ones included: {said=2}");
    }

    @Test
    void dropsTheOldestWhenNobodyTakesThem() {
        JoinedRoom room = join(builder().inbox(2).pushTimeout(Duration.ofSeconds(1)));
        for (String text : List.of("one", "two", "three")) {
            socket.broadcast(TOPIC, "said", "{'text':'" + text + "'}");
        }
        socket.push(null, null, "chat:other", "said", "{}");
        CompletableFuture<Reply> barrier = start(room.push("barrier", null));
        socket.ok(socket.expect("barrier"), "{}");
        finish(barrier);

        assertThat(room.await("said", Said.class)).isEqualTo(new Said("two"));
        assertThat(room.await("said", Said.class)).isEqualTo(new Said("three"));
        assertThatThrownBy(() -> room.await("said", Said.class))
                .hasMessageEndingWith("{said=3}; dropped because nobody took them: 1");
    }

    @Test
    void givesAListenerWhatCameBeforeIt() {
        JoinedRoom room = join(builder());
        socket.broadcast(TOPIC, "said", "{'text':'one'}");
        socket.broadcast(TOPIC, "mark", "{}");
        room.await("mark", JsonNode.class);
        List<String> heard = Collections.synchronizedList(new ArrayList<>());
        CompletableFuture<Void> both = new CompletableFuture<>();
        room.on("said", Said.class, said -> {
            heard.add(said.text());
            if (heard.size() == 2) {
                both.complete(null);
            }
        });
        socket.broadcast(TOPIC, "said", "{'text':'two'}");

        finish(both);
        assertThat(heard).containsExactly("one", "two");
        assertThatThrownBy(() -> room.await("said", Said.class)).isInstanceOf(IllegalStateException.class)
                .hasMessage("'said' has a listener, so it is not kept to be awaited");
    }

    @Test
    void goesOnAfterAListenerFailed() {
        JoinedRoom room = join(builder());
        CompletableFuture<String> heard = new CompletableFuture<>();
        room.on("said", Said.class, said -> {
            throw new IllegalStateException("on purpose");
        });
        room.on("said", String.class, said -> heard.complete("never, an object is no string"));
        room.on("said", Said.class, said -> heard.complete(said.text()));
        socket.broadcast(TOPIC, "said", "{'text':'one'}");
        assertThat(finish(heard)).isEqualTo("one");
    }

    @Test
    void refusesToBlockAnEventLoop() {
        JoinedRoom room = join(builder());
        CompletableFuture<Throwable> refusal = new CompletableFuture<>();
        room.on("said", Said.class, said -> {
            try {
                room.pushAndAwait("say", null);
            } catch (IllegalStateException e) {
                refusal.complete(e);
            }
        });
        socket.broadcast(TOPIC, "said", "{'text':'one'}");
        assertThat(finish(refusal)).hasMessage(
                "A blocking method must not be called on an event loop; use the one that returns a Uni");
    }

    @Test
    void followsThePositionOfBroadcasts() {
        JoinedRoom room = join(builder());
        assertThat(room.position()).isEqualTo(new Position("e", 7));
        socket.push(null, "@b:7:42", TOPIC, "said", "{'text':'one'}");
        room.await("said", Said.class);
        assertThat(room.position()).isEqualTo(new Position("b:7", 42));
        socket.broadcast(TOPIC, "said", "{'text':'without one'}");
        room.await("said", Said.class);
        assertThat(room.position()).isEqualTo(new Position("b:7", 42));
    }

    @Test
    void ignoresWhatBelongsToAnEarlierJoin() {
        JoinedRoom room = join(builder());
        socket.push("0", null, TOPIC, "said", "{'text':'stale'}");
        socket.push("0", "0", TOPIC, "phx_close", "{'reason':'stale'}");
        socket.push("1", null, TOPIC, "said", "{'text':'mine'}");
        assertThat(room.await("said", Said.class)).isEqualTo(new Said("mine"));
        assertThat(room.joined()).isTrue();
    }

    @Test
    void survivesFramesThatAreNone() {
        JoinedRoom room = join(builder());
        socket.socket.writeTextMessage("hello");
        socket.socket.writeTextMessage("[1,2,3]");
        socket.binary(new byte[] { 9 });
        socket.push(null, null, "phoenix", "cf_error", "{'reason':'too_large'}");
        socket.broadcast(TOPIC, "said", "{'text':'one'}");
        assertThat(room.await("said", Said.class)).isEqualTo(new Said("one"));
    }

    @Test
    void mirrorsPresence() {
        JoinedRoom room = join(builder());
        BlockingQueue<String> changes = new LinkedBlockingQueue<>();
        room.onPresenceJoin((key, devices, others) -> changes.add("+" + key + devices.size() + others.size()));
        room.onPresenceLeave((key, devices, others) -> changes.add("-" + key + devices.size() + others.size()));
        assertThat(room.presence().size()).isZero();

        socket.push("1", null, TOPIC, "presence_state", "{'ada':{'metas':[{'phx_ref':'r1','id':'m1','mood':'fine'}]}}");
        assertThat(room.awaitPresence(view -> view.has("ada")).metas("ada")).singleElement().satisfies(meta -> {
            assertThat(meta.memberId()).isEqualTo("m1");
            assertThat(meta.fields()).isEqualTo(ScriptedSocket.json("{'mood':'fine'}"));
        });
        socket.broadcast(TOPIC, "presence_diff",
                "{'joins':{'bob':{'metas':[{'phx_ref':'r2','id':'m2'}]}},'leaves':{'ada':{'metas':[{'phx_ref':'r1'}]}}}");
        assertThat(room.awaitPresence(view -> !view.has("ada")).keys()).containsExactly("bob");
        assertThat(List.of(take(changes), take(changes), take(changes))).containsExactly("+ada10", "+bob10", "-ada10");
    }

    @Test
    void saysWhoIsThereInsteadOfTheAwaited() {
        JoinedRoom room = join(builder().pushTimeout(Duration.ofSeconds(1)));
        socket.push("1", null, TOPIC, "presence_state", "{'ada':{'metas':[{'phx_ref':'r1','id':'m1'}]}}");
        assertThatThrownBy(() -> room.awaitPresence(view -> view.size() == 2))
                .isInstanceOf(NothingArrivedException.class)
                .hasMessage("Presence did not become as expected within 1000 ms; there are 1 users: [ada]");
    }
}
