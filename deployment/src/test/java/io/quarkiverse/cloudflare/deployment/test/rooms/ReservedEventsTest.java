package io.quarkiverse.cloudflare.deployment.test.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import java.util.Set;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkiverse.cloudflare.presence.PresenceContributor;
import io.quarkiverse.cloudflare.room.EventRefusedException;
import io.quarkiverse.cloudflare.room.Member;
import io.quarkiverse.cloudflare.room.OnEvent;
import io.quarkiverse.cloudflare.room.OnJoin;
import io.quarkiverse.cloudflare.room.PayloadException;
import io.quarkiverse.cloudflare.room.ReservedEvents;
import io.quarkiverse.cloudflare.room.Room;
import io.quarkiverse.cloudflare.room.RoomHost;
import io.quarkiverse.cloudflare.support.RawSocket;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;

/** What is built on rooms is asked by clients, and shows something of its own. */
class ReservedEventsTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(Plain.class, Lamp.class, Name.class));

    @TestHTTPResource("/")
    URI server;

    record Name(String name) {
    }

    @Room("plain")
    static class Plain {

        @OnJoin
        void join(Member member) {
            member.track(new Name("Ada"));
        }

        @OnEvent("rename")
        void rename(Name name, Member member) {
            member.track(name);
        }
    }

    @Singleton
    static class Lamp implements ReservedEvents, PresenceContributor {

        @Inject
        RoomHost host;

        @Override
        public Set<String> names() {
            return Set.of("cf_lamp", "cf_break", "cf_echo");
        }

        @Override
        public Uni<?> handle(Member member, String event, JsonNode payload) {
            if (event.equals("cf_break")) {
                throw new IllegalStateException("broken");
            }
            if (event.equals("cf_echo")) {
                host.push(member, "cf_echoed", payload);
                return Uni.createFrom().nullItem();
            }
            if (payload.path("on").isMissingNode()) {
                throw new PayloadException("on", "is missing", null);
            }
            if (!payload.get("on").asBoolean()) {
                throw new EventRefusedException("stays_on", Map.of("until", "dawn"));
            }
            return Uni.createFrom().item(Map.of("loop", Context.isOnEventLoopThread()));
        }

        @Override
        public Map<String, ?> fields(Member member) {
            return Map.of("lamp", "on", "name", "never overwritten");
        }
    }

    @Test
    void areAnsweredOnTheEventLoop() throws Exception {
        try (RawSocket ada = RawSocket.connect(server)) {
            ada.join("1", "plain", "{}");
            ada.send("[\"1\",\"2\",\"plain\",\"cf_lamp\",{\"on\":true}]");
            assertThat(ada.reply("2").get(4)).hasToString("{\"status\":\"ok\",\"response\":{\"loop\":true}}");
        }
    }

    @Test
    void areRefusedAsCallbacksRefuse() throws Exception {
        try (RawSocket ada = RawSocket.connect(server)) {
            ada.join("1", "plain", "{}");
            ada.send("[\"1\",\"2\",\"plain\",\"cf_lamp\",{\"on\":false}]");
            assertThat(ada.reply("2").get(4))
                    .hasToString(
                            "{\"status\":\"error\",\"response\":{\"reason\":\"stays_on\",\"details\":{\"until\":\"dawn\"}}}");
            ada.send("[\"1\",\"3\",\"plain\",\"cf_lamp\",{}]");
            assertThat(ada.reply("3").at("/4/response/reason").asText()).isEqualTo("invalid_payload");
            ada.send("[\"1\",\"4\",\"plain\",\"cf_break\",{}]");
            assertThat(ada.reply("4").at("/4/response/reason").asText()).isEqualTo("internal");
            ada.send("[\"1\",\"5\",\"plain\",\"cf_nothing\",{}]");
            assertThat(ada.reply("5").at("/4/response/reason").asText()).isEqualTo("unknown_event");
            ada.send("[\"9\",\"6\",\"plain\",\"cf_lamp\",{\"on\":true}]");
            assertThat(ada.reply("6").at("/4/response/reason").asText()).isEqualTo("not_joined");
        }
    }

    @Test
    void mayPushEventsWithReservedNames() throws Exception {
        try (RawSocket ada = RawSocket.connect(server)) {
            ada.join("1", "plain", "{}");
            ada.send("[\"1\",\"2\",\"plain\",\"cf_echo\",{\"a\":1}]");
            assertThat(ada.event("cf_echoed")).hasToString("[\"1\",null,\"plain\",\"cf_echoed\",{\"a\":1}]");
            assertThat(ada.reply("2").get(4)).hasToString("{\"status\":\"ok\",\"response\":{}}");
        }
    }

    @Test
    void keepTheirFieldsInPresenceWhateverTheApplicationShows() throws Exception {
        try (RawSocket ada = RawSocket.connect(server)) {
            ada.join("1", "plain", "{}");
            ada.event("presence_state");
            assertThat(metaOf(ada.event("presence_diff"))).containsEntry("lamp", "on").containsEntry("name",
                    "never overwritten");
            ada.send("[\"1\",\"2\",\"plain\",\"rename\",{\"name\":\"Bob\"}]");
            assertThat(metaOf(ada.event("presence_diff"))).containsEntry("lamp", "on");
        }
    }

    private static Map<String, String> metaOf(JsonNode frame) {
        JsonNode meta = frame.get(4).get("joins").elements().next().get("metas").get(0);
        return Map.of("lamp", meta.path("lamp").asText(), "name", meta.path("name").asText());
    }
}
