package io.quarkiverse.cloudflare.deployment.test.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkiverse.cloudflare.room.Member;
import io.quarkiverse.cloudflare.room.OnEvent;
import io.quarkiverse.cloudflare.room.OnJoin;
import io.quarkiverse.cloudflare.room.Room;
import io.quarkiverse.cloudflare.support.RawSocket;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;

class MemberKeyTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(Keys.class, Users.class, Wire.class))
            .overrideConfigKey("quarkus.http.auth.basic", "true");

    private static final String FORGED = "{\"key\":\"admin\",\"user\":\"admin\",\"member\":{\"key\":\"admin\"},"
            + "\"_room\":{\"key\":\"admin\",\"id\":\"mine\",\"user\":\"admin\"}}";

    @TestHTTPResource("/")
    URI server;

    @Room("keys:{room}")
    static class Keys {

        @OnJoin
        Map<String, String> join(Member member) {
            return Map.of("key", member.key(), "id", member.id(), "params", member.joinParams().toString());
        }

        @OnEvent("who")
        Map<String, String> who(Member member, JsonNode payload) {
            return Map.of("key", member.key(), "name", member.identity().getPrincipal().getName());
        }
    }

    @Test
    void isTheNameOfThePrincipal() throws Exception {
        try (RawSocket ada = RawSocket.connect(server, Users.as("ada"))) {
            assertThat(ada.join("1", "keys:a", "{}").get("key").asText()).isEqualTo("ada");
            assertThat(Wire.pushed(ada, "keys:a", "who", "{}").at("/response/name").asText()).isEqualTo("ada");
        }
    }

    @Test
    void isRandomForEachSocketOfSomeoneAnonymous() throws Exception {
        try (RawSocket one = RawSocket.connect(server); RawSocket other = RawSocket.connect(server)) {
            String key = one.join("1", "keys:b", "{}").get("key").asText();
            assertThat(key).hasSizeGreaterThan(15);
            assertThat(one.join("2", "keys:c", "{}").get("key").asText()).isEqualTo(key);
            assertThat(other.join("1", "keys:b", "{}").get("key").asText()).hasSizeGreaterThan(15).isNotEqualTo(key);
        }
    }

    @Test
    void cannotBeForgedByParamsOrPayload() throws Exception {
        try (RawSocket anonymous = RawSocket.connect(server); RawSocket ada = RawSocket.connect(server, Users.as("ada"))) {
            JsonNode joined = anonymous.join("1", "keys:d", FORGED);
            assertThat(joined.get("key").asText()).isNotEqualTo("admin").hasSizeGreaterThan(15);
            assertThat(joined.at("/_room/id").asText()).isNotEqualTo("mine").isEqualTo(joined.get("id").asText());
            assertThat(joined.get("params").asText()).doesNotContain("_room");

            assertThat(ada.join("1", "keys:d", FORGED).get("key").asText()).isEqualTo("ada");
            assertThat(Wire.pushed(ada, "keys:d", "who", FORGED).at("/response/key").asText()).isEqualTo("ada");
            assertThat(ada.event("presence_state").get(4).has("admin")).isFalse();
        }
    }

    @Test
    void cannotBeForgedByQueryOrHeaders() throws Exception {
        try (RawSocket anonymous = RawSocket.connect(server, "2.0.0&key=admin&user=admin&user_id=admin&token=admin",
                List.of(), "X-User", "admin", "X-Forwarded-User", "admin", "Remote-User", "admin", "Cookie",
                "user=admin; key=admin")) {
            assertThat(anonymous.join("1", "keys:e", "{}").get("key").asText()).isNotEqualTo("admin").hasSizeGreaterThan(15);
        }
    }

    @Test
    void isSharedByTheDevicesOfAUserWhoHaveAPresenceMetaEach() throws Exception {
        try (RawSocket phone = RawSocket.connect(server, Users.as("ada"));
                RawSocket laptop = RawSocket.connect(server, Users.as("ada"));
                RawSocket bob = RawSocket.connect(server, Users.as("bob"))) {
            String phoneId = phone.join("1", "keys:f", "{}").get("id").asText();
            phone.event("presence_diff");
            String laptopId = laptop.join("1", "keys:f", "{}").get("id").asText();
            assertThat(phone.event("presence_diff").at("/4/joins/ada/metas")).hasSize(1);
            bob.join("1", "keys:f", "{}");

            JsonNode present = bob.event("presence_state").get(4);
            assertThat(present).hasSize(1);
            assertThat(present.at("/ada/metas").findValuesAsText("id")).containsExactlyInAnyOrder(phoneId, laptopId);
        }
    }
}
