package io.quarkiverse.cloudflare.deployment.test.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import java.util.Set;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkiverse.cloudflare.deployment.test.support.TestMember;
import io.quarkiverse.cloudflare.room.EventRefusedException;
import io.quarkiverse.cloudflare.room.Member;
import io.quarkiverse.cloudflare.room.OnError;
import io.quarkiverse.cloudflare.room.OnEvent;
import io.quarkiverse.cloudflare.room.PayloadException;
import io.quarkiverse.cloudflare.room.ReservedEvents;
import io.quarkiverse.cloudflare.room.Room;
import io.quarkiverse.cloudflare.room.RoomHost;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.smallrye.mutiny.Uni;

class ReservedEventsTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(TestMember.class, Hall.class, Echo.class));

    @TestHTTPResource("/")
    URI server;

    @Room("hall")
    static class Hall {

        static volatile String error = "";

        @OnEvent("error")
        Map<String, String> error() {
            return Map.of("error", error);
        }

        @OnError
        void failed(Throwable failure, Member member) {
            error = failure.getMessage() + " of " + member.id();
        }
    }

    @Singleton
    static class Echo implements ReservedEvents {

        @Inject
        RoomHost host;

        @Override
        public Set<String> names() {
            return Set.of("cf_echo", "cf_push", "cf_nothing", "cf_refuse", "cf_unreadable", "cf_broken", "cf_throws");
        }

        @Override
        public Uni<?> handle(Member member, String event, JsonNode payload) {
            return switch (event) {
                case "cf_echo" -> Uni.createFrom().item(Map.of("event", event, "of", member.id(), "payload", payload));
                case "cf_push" -> {
                    host.push(member, "cf_pushed", Map.of("to", member.id()));
                    yield Uni.createFrom().nullItem();
                }
                case "cf_nothing" -> Uni.createFrom().nullItem();
                case "cf_refuse" -> Uni.createFrom().failure(new EventRefusedException("not_permitted"));
                case "cf_unreadable" -> Uni.createFrom().failure(new PayloadException("muted", "must be a boolean", null));
                case "cf_broken" -> Uni.createFrom().failure(new IllegalStateException("broken"));
                default -> throw new IllegalStateException("thrown");
            };
        }
    }

    @Test
    void areAnsweredByTheBeanThatWantsThem() throws Exception {
        try (TestMember ada = TestMember.join(server, "hall")) {
            assertThat(ada.ask("cf_echo", "{\"a\":1}")).hasToString(
                    ada.ask("cf_echo", "{\"a\":1}").toString());
            JsonNode response = ada.ask("cf_echo", "{\"a\":1}").get("response");
            assertThat(response.get("event").asText()).isEqualTo("cf_echo");
            assertThat(response.get("of").asText()).isEqualTo(ada.id());
            assertThat(response.get("payload")).hasToString("{\"a\":1}");
            assertThat(ada.ask("cf_nothing", "{}")).hasToString("{\"status\":\"ok\",\"response\":{}}");
        }
    }

    @Test
    void arePushedToTheMemberBeforeTheReply() throws Exception {
        try (TestMember ada = TestMember.join(server, "hall")) {
            String ref = ada.push("cf_push", "{}");
            JsonNode pushed = ada.event("cf_pushed");
            assertThat(pushed.get(0).asText()).isEqualTo("1");
            assertThat(pushed.get(1).isNull()).isTrue();
            assertThat(pushed.get(4).get("to").asText()).isEqualTo(ada.id());
            assertThat(ada.reply(ref).get("status").asText()).isEqualTo("ok");
        }
    }

    @Test
    void areRefusedAsCallbacksWouldBe() throws Exception {
        try (TestMember ada = TestMember.join(server, "hall")) {
            assertThat(ada.ask("cf_refuse", "{}")).hasToString(refusal("{\"reason\":\"not_permitted\"}"));
            assertThat(ada.ask("cf_unreadable", "{}")).hasToString(refusal("{\"reason\":\"invalid_payload\",\"details\":"
                    + "{\"field\":\"muted\",\"problem\":\"must be a boolean\"}}"));
            assertThat(ada.ask("cf_other", "{}")).hasToString(refusal("{\"reason\":\"unknown_event\"}"));
            assertThat(ada.ask("phx_other", "{}")).hasToString(refusal("{\"reason\":\"unknown_event\"}"));
        }
    }

    @Test
    void tellTheRoomOfWhatFails() throws Exception {
        try (TestMember ada = TestMember.join(server, "hall")) {
            assertThat(ada.ask("cf_broken", "{}").at("/response/reason").asText()).isEqualTo("internal");
            assertThat(ada.ask("error", "{}").at("/response/error").asText()).isEqualTo("broken of " + ada.id());
            assertThat(ada.ask("cf_throws", "{}").at("/response/reason").asText()).isEqualTo("internal");
            assertThat(ada.ask("error", "{}").at("/response/error").asText()).isEqualTo("thrown of " + ada.id());
        }
    }

    private static String refusal(String response) {
        return "{\"status\":\"error\",\"response\":" + response + "}";
    }
}
