package io.quarkiverse.cloudflare.deployment.test.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkiverse.cloudflare.deployment.test.support.TestMember;
import io.quarkiverse.cloudflare.presence.Presence;
import io.quarkiverse.cloudflare.presence.PresenceContributor;
import io.quarkiverse.cloudflare.room.Member;
import io.quarkiverse.cloudflare.room.OnEvent;
import io.quarkiverse.cloudflare.room.OnJoin;
import io.quarkiverse.cloudflare.room.Room;
import io.quarkiverse.cloudflare.room.RoomAddress;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;

class PresenceContributorTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final RoomAddress ROOM = RoomAddress.of("hall");

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(TestMember.class, Hall.class, Tracks.class, Broken.class));

    @TestHTTPResource("/")
    URI server;

    @Inject
    Presence presence;

    @Room("hall")
    static class Hall {

        @OnJoin
        void join(Member member) {
            member.track(Map.of("name", "ada", "tracks", 100, "id", "mine"));
        }

        @OnEvent("be")
        void be(JsonNode meta, Member member) {
            member.track(meta);
        }
    }

    @Singleton
    static class Tracks implements PresenceContributor {

        static volatile int tracks;

        @Override
        public Map<String, ?> fields(Member member) {
            return Map.of("tracks", tracks, "id", "another", "phx_ref", "another");
        }
    }

    @Singleton
    static class Broken implements PresenceContributor {

        @Override
        public Map<String, ?> fields(Member member) {
            throw new IllegalStateException("a contributor that fails");
        }
    }

    @Test
    void addsItsFieldsToWhateverTheApplicationShows() throws Exception {
        Tracks.tracks = 1;
        try (TestMember ada = TestMember.join(server, "hall")) {
            JsonNode joined = ada.event("presence_diff").at("/4/joins").elements().next().at("/metas/0");
            assertThat(joined.get("id").asText()).isEqualTo(ada.id());
            assertThat(joined.get("phx_ref").asText()).isNotEqualTo("another");
            assertThat(shown()).isEqualTo(Map.of("name", "ada", "tracks", 1));

            Tracks.tracks = 2;
            ada.ask("be", "{\"mood\":\"good\"}");
            // What a callback shows is shown behind its turn.
            ada.event("presence_diff");
            assertThat(shown()).isEqualTo(Map.of("mood", "good", "tracks", 2));

            Tracks.tracks = 3;
            presence.updateAndAwait(ROOM, ada.id(), Map.of("mood", "bad", "tracks", 100));
            ada.event("presence_diff");
            assertThat(shown()).isEqualTo(Map.of("mood", "bad", "tracks", 3));
        }
    }

    private Map<String, Object> shown() {
        return MAPPER.convertValue(presence.listAndAwait(ROOM).get(0).metas().get(0).fields(), new TypeReference<>() {
        });
    }
}
