package io.quarkiverse.cloudflare.deployment.test.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkiverse.cloudflare.room.OnEvent;
import io.quarkiverse.cloudflare.room.Ordering;
import io.quarkiverse.cloudflare.room.Room;
import io.quarkiverse.cloudflare.support.RawSocket;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.UniEmitter;

/** Each call of a callback has a request context of its own, with the member's identity. */
class CallbackContextTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(Users.class, Wire.class, Desk.class, Trace.class))
            .overrideConfigKey("quarkus.http.auth.basic", "true");

    static final BlockingQueue<UniEmitter<? super String>> HELD = new LinkedBlockingQueue<>();

    @TestHTTPResource("/")
    URI server;

    @BeforeEach
    void forget() {
        Trace.DESTROYED.clear();
    }

    @Room(value = "desk:{n}", ordering = Ordering.PER_MEMBER)
    static class Desk {

        @Inject
        SecurityIdentity identity;

        @Inject
        Trace trace;

        private List<String> seen() {
            return new ArrayList<>(List.of(trace.id(), identity.getPrincipal().getName()));
        }

        private List<String> seenAgain(List<String> before) {
            before.addAll(seen());
            return before;
        }

        @OnEvent("worker")
        List<String> worker() {
            return seenAgain(seen());
        }

        @NonBlocking
        @OnEvent("loop")
        List<String> loop() {
            return seenAgain(seen());
        }

        @OnEvent("hop")
        Uni<List<String>> hop() {
            return Uni.createFrom().item(seen()).emitOn(Infrastructure.getDefaultExecutor()).map(this::seenAgain);
        }

        @OnEvent("hold")
        Uni<List<String>> hold() {
            List<String> before = seen();
            return Uni.createFrom().<String> emitter(HELD::add).map(released -> seenAgain(before));
        }

        @OnEvent("items")
        Multi<List<String>> items() {
            List<String> before = seen();
            return Multi.createFrom().items(1, 2).emitOn(Infrastructure.getDefaultExecutor())
                    .map(item -> seenAgain(new ArrayList<>(before)));
        }
    }

    @Test
    void isOneFromTheFirstLineToTheReplyAndDestroyedBehindIt() throws Exception {
        try (RawSocket ada = RawSocket.connect(server, Users.as("ada"))) {
            Wire.join(ada, "desk:1");
            for (String event : List.of("worker", "loop", "hop")) {
                List<String> seen = texts(Wire.pushed(ada, "desk:1", event, "{}").get("response"));
                assertThat(seen.subList(0, 2)).as(event).isEqualTo(seen.subList(2, 4));
                assertThat(seen.get(1)).isEqualTo("ada");
                assertThat(next(Trace.DESTROYED)).as(event).isEqualTo(seen.get(0));
            }
            assertThat(Trace.DESTROYED).isEmpty();
        }
    }

    @Test
    void livesUntilTheLastItemOfAStream() throws Exception {
        try (RawSocket ada = RawSocket.connect(server, Users.as("ada"))) {
            Wire.join(ada, "desk:2");
            assertThat(Wire.push(ada, "desk:2", "items")).isEqualTo("ok");
            List<String> seen = texts(ada.event("items").get(4));
            assertThat(seen.subList(0, 2)).isEqualTo(seen.subList(2, 4));
            assertThat(texts(ada.event("items").get(4))).isEqualTo(seen);
            assertThat(next(Trace.DESTROYED)).isEqualTo(seen.get(0));
        }
    }

    @Test
    void isNotMixedUpWithAnotherMembersWhileBothWait() throws Exception {
        try (RawSocket ada = RawSocket.connect(server, Users.as("ada"));
                RawSocket bob = RawSocket.connect(server, Users.as("bob"))) {
            Wire.join(ada, "desk:4");
            Wire.join(bob, "desk:4");
            ada.send("[null,\"a\",\"desk:4\",\"hold\",{}]");
            UniEmitter<? super String> adas = HELD.poll(20, TimeUnit.SECONDS);
            bob.send("[null,\"b\",\"desk:4\",\"hold\",{}]");
            UniEmitter<? super String> bobs = HELD.poll(20, TimeUnit.SECONDS);
            adas.complete("now");
            bobs.complete("now");
            List<String> seenByAda = texts(ada.reply("a").at("/4/response"));
            List<String> seenByBob = texts(bob.reply("b").at("/4/response"));
            assertThat(List.of(seenByAda.get(1), seenByAda.get(3))).containsExactly("ada", "ada");
            assertThat(List.of(seenByBob.get(1), seenByBob.get(3))).containsExactly("bob", "bob");
            assertThat(seenByAda.get(2)).isEqualTo(seenByAda.get(0)).isNotEqualTo(seenByBob.get(0));
            assertThat(seenByBob.get(2)).isEqualTo(seenByBob.get(0));
            assertThat(List.of(next(Trace.DESTROYED), next(Trace.DESTROYED))).containsExactlyInAnyOrder(seenByAda.get(0),
                    seenByBob.get(0));
        }
    }

    private static String next(BlockingQueue<String> queue) throws InterruptedException {
        return queue.poll(20, TimeUnit.SECONDS);
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
