package io.quarkiverse.cloudflare.deployment.test.presence;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkiverse.cloudflare.deployment.test.lifecycle.Journal;
import io.quarkiverse.cloudflare.deployment.test.lifecycle.StoppedTime;
import io.quarkiverse.cloudflare.presence.MemberDirectory;
import io.quarkiverse.cloudflare.room.Broadcast;
import io.quarkiverse.cloudflare.room.OnJoin;
import io.quarkiverse.cloudflare.room.Room;
import io.quarkiverse.cloudflare.room.RoomAddress;
import io.quarkiverse.cloudflare.room.Rooms;
import io.quarkiverse.cloudflare.support.MovableTimers;
import io.quarkiverse.cloudflare.support.RawSocket;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.smallrye.mutiny.Uni;

class MemberDirectoryTest {

    private static final Duration WINDOW = Duration.ofMillis(50);

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(Hall.class, StoppedTime.class, Journal.class, People.class));

    @TestHTTPResource("/")
    URI server;

    @Inject
    MovableTimers time;

    @Inject
    Journal journal;

    @Inject
    People people;

    @Inject
    Rooms rooms;

    @Room("hall:{name}")
    static class Hall {

        @OnJoin
        void join() {
        }
    }

    /** Knows the number of everyone, sooner or later. */
    @Singleton
    static class People implements MemberDirectory {

        volatile CompletableFuture<Void> found = CompletableFuture.completedFuture(null);
        volatile Object description = Map.of("name", "somebody", "metas", "mine");

        @Inject
        Journal journal;

        @Override
        public Uni<Map<String, ?>> describe(RoomAddress address, Set<String> keys) {
            CompletableFuture<Void> wait = found;
            journal.add(address + " " + keys.size());
            Map<String, Object> descriptions = new HashMap<>();
            descriptions.put("stranger", Map.of());
            keys.forEach(key -> descriptions.put(key, description));
            return Uni.createFrom().completionStage(() -> wait).replaceWith(descriptions);
        }
    }

    @Test
    void isAskedOnceForAWholeDiff() throws Exception {
        try (RawSocket ada = RawSocket.connect(server); RawSocket bob = RawSocket.connect(server)) {
            ada.join("1", "hall:a", "{}");
            bob.join("1", "hall:a", "{}");
            time.advance(WINDOW);
            JsonNode joins = ada.event("presence_diff").at("/4/joins");
            assertThat(joins).hasSize(2).allSatisfy(user -> {
                assertThat(user.get("name").asText()).isEqualTo("somebody");
                assertThat(user.get("metas")).hasSize(1);
            });
            assertThat(journal.rest()).filteredOn(asked -> asked.startsWith("hall:a")).containsExactly("hall:a 2");

            bob.join("2", "hall:b", "{}");
            assertThat(journal.rest()).isEmpty();
            assertThat(ada.join("2", "hall:a", "{}")).isNotNull();
            ada.event("presence_state");
            assertThat(ada.event("presence_state").get(4)).hasSize(2)
                    .allSatisfy(user -> assertThat(user.get("name").asText()).isEqualTo("somebody"));
            assertThat(journal.rest()).filteredOn(asked -> asked.startsWith("hall:a")).containsExactly("hall:a 2");
        }
    }

    @Test
    void isDoneWithoutWhenItFails() throws Exception {
        try (RawSocket ada = RawSocket.connect(server)) {
            people.found = CompletableFuture.failedFuture(new IllegalStateException("no connection"));
            ada.join("1", "hall:c", "{}");
            time.advance(WINDOW);
            JsonNode user = ada.event("presence_diff").at("/4/joins").elements().next();
            assertThat(user.has("name")).isFalse();
            assertThat(user.get("metas")).hasSize(1);
        } finally {
            people.found = CompletableFuture.completedFuture(null);
        }
    }

    @Test
    void isDoneWithoutWhenItSaysNonsense() throws Exception {
        Object before = people.description;
        for (Object nonsense : new Object[] { "text", null, new Object() }) {
            try (RawSocket ada = RawSocket.connect(server)) {
                people.description = nonsense;
                ada.join("1", "hall:d", "{}");
                time.advance(WINDOW);
                JsonNode user = ada.event("presence_diff").at("/4/joins").elements().next();
                assertThat(user).hasSize(1);
                assertThat(user.get("metas")).hasSize(1);
            } finally {
                people.description = before;
            }
        }
    }

    @Test
    void mayBeSlowAndNothingOvertakes() throws Exception {
        try (RawSocket ada = RawSocket.connect(server); RawSocket bob = RawSocket.connect(server)) {
            String adaId = ada.join("1", "hall:e", "{}").at("/_room/id").asText();
            CompletableFuture<Void> slow = new CompletableFuture<>();
            people.found = slow;
            time.advance(WINDOW);
            journal.until("hall:e 1");
            people.found = CompletableFuture.completedFuture(null);
            String bobId = bob.join("1", "hall:e", "{}").at("/_room/id").asText();
            time.advance(WINDOW);
            rooms.broadcastAndAwait(RoomAddress.of("hall:e"), Broadcast.toAll("meanwhile", 0));
            ada.event("meanwhile");
            bob.event("meanwhile");
            assertThat(ada.taken("presence_diff")).isEmpty();
            assertThat(bob.taken("presence_state")).isEmpty();

            slow.complete(null);

            assertThat(idIn(ada.event("presence_diff").at("/4/joins"))).isEqualTo(adaId);
            assertThat(idIn(ada.event("presence_diff").at("/4/joins"))).isEqualTo(bobId);
            JsonNode state = bob.next();
            assertThat(state.get(3).asText()).isEqualTo("presence_state");
            assertThat(idIn(state.get(4))).isEqualTo(adaId);
            assertThat(idIn(bob.event("presence_diff").at("/4/joins"))).isEqualTo(bobId);
        }
    }

    private static String idIn(JsonNode users) {
        assertThat(users).hasSize(1);
        return users.elements().next().at("/metas/0/id").asText();
    }
}
