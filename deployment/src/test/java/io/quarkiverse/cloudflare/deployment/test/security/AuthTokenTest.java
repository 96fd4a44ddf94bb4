package io.quarkiverse.cloudflare.deployment.test.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cloudflare.room.Member;
import io.quarkiverse.cloudflare.room.OnEvent;
import io.quarkiverse.cloudflare.room.OnJoin;
import io.quarkiverse.cloudflare.room.Room;
import io.quarkiverse.cloudflare.support.RawSocket;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;

class AuthTokenTest {

    private static final String SECRET = "token-of.ada";

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(Tokens.class, Tokens.Bearer.class, Users.class, Wire.class, Who.class))
            .overrideConfigKey("quarkus.log.min-level", "DEBUG")
            .overrideConfigKey("quarkus.log.category.\"io.quarkiverse\".level", "DEBUG")
            .setLogRecordPredicate(record -> record.getLevel().intValue() >= Level.FINE.intValue())
            .assertLogRecords(records -> assertThat(records).noneMatch(record -> (record.getMessage()
                    + Arrays.toString(record.getParameters())).matches("(?s).*(" + SECRET + "|dG9rZW4).*")));

    @TestHTTPResource("/")
    URI server;

    @Room("who")
    static class Who {

        @OnJoin
        Map<String, Object> join(Member member) {
            return Map.of("key", member.key(), "anonymous", member.identity().isAnonymous());
        }

        @OnEvent("fail")
        void fail() {
            throw new IllegalStateException("as the test wants it");
        }
    }

    @Test
    void makesTheConnectionItsUsers() throws Exception {
        try (RawSocket ada = RawSocket.connect(server, "2.0.0", Tokens.subprotocols(SECRET))) {
            assertThat(ada.subprotocol()).isEqualTo("phoenix");
            assertThat(ada.join("1", "who", "{}").get("key").asText()).isEqualTo("ada");
            assertThat(Wire.push(ada, "who", "fail")).isEqualTo("internal");
        }
    }

    @Test
    void isNotNeeded() throws Exception {
        for (List<String> subprotocols : List.of(List.<String> of(), List.of("phoenix"), Tokens.subprotocols(""))) {
            try (RawSocket anonymous = RawSocket.connect(server, "2.0.0", subprotocols)) {
                assertThat(anonymous.subprotocol()).isEqualTo(subprotocols.isEmpty() ? "" : "phoenix");
                assertThat(anonymous.join("1", "who", "{}").get("anonymous").asBoolean()).isTrue();
            }
        }
    }

    @Test
    void isRefusedLikeAnyBearerTokenThatNobodyKnows() throws Exception {
        assertThat(Wire.upgrade(server, "Authorization", "Bearer nonsense")).isEqualTo(401);
        assertThat(Wire.upgrade(server, Tokens.subprotocols("nonsense"))).isEqualTo(401);
    }

    @Test
    void isRefusedIfItCannotBeRead() throws Exception {
        assertThat(Wire.upgrade(server, List.of("phoenix", "base64url.bearer.phx.a"))).isEqualTo(401);
        assertThat(Wire.upgrade(server, Tokens.subprotocols("token-of.ada\r\nX-Admin: yes"))).isEqualTo(401);
    }

    @Test
    void yieldsToAnExplicitHeader() throws Exception {
        try (RawSocket bob = RawSocket.connect(server, "2.0.0", Tokens.subprotocols(SECRET), "Authorization",
                "Bearer token-of.bob")) {
            assertThat(bob.join("1", "who", "{}").get("key").asText()).isEqualTo("bob");
        }
        assertThat(Wire.upgrade(server, Tokens.subprotocols(SECRET), "Authorization", "Bearer nonsense")).isEqualTo(401);
    }

    @Test
    void mayBeWrittenWithTheOtherBase64Alphabet() throws Exception {
        // The Phoenix client uses btoa.
        String token = Base64.getEncoder().withoutPadding().encodeToString("token-of.a~~~~b".getBytes());
        assertThat(token).contains("+");
        try (RawSocket socket = RawSocket.connect(server, "2.0.0", List.of("phoenix", "base64url.bearer.phx." + token))) {
            assertThat(socket.join("1", "who", "{}").get("key").asText()).isEqualTo("a~~~~b");
        }
    }
}
