package io.quarkiverse.cloudflare.deployment.test.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cloudflare.room.OnEvent;
import io.quarkiverse.cloudflare.room.Room;
import io.quarkiverse.cloudflare.support.RawSocket;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;

class PathPolicyTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(Users.class, Wire.class, Open.class))
            .overrideConfigKey("quarkus.http.auth.basic", "true")
            .overrideConfigKey("quarkus.http.auth.permission.rooms.paths", "/rooms/*")
            .overrideConfigKey("quarkus.http.auth.permission.rooms.policy", "members")
            .overrideConfigKey("quarkus.http.auth.policy.members.roles-allowed", "member");

    @TestHTTPResource("/")
    URI server;

    @Room("open")
    static class Open {

        @OnEvent("ping")
        void ping() {
        }
    }

    @Test
    void isAppliedBeforeTheUpgrade() throws Exception {
        assertThat(Wire.upgrade(server)).isEqualTo(401);
        assertThat(Wire.upgrade(server, "Authorization", "Basic YWRhOndyb25n")).isEqualTo(401);
        assertThat(Wire.upgrade(server, Users.as("ada"))).isEqualTo(403);
    }

    @Test
    void letsPassWhomItAllows() throws Exception {
        try (RawSocket ada = RawSocket.connect(server, Users.as("ada+member"))) {
            assertThat(Wire.join(ada, "open")).isEqualTo("ok");
            assertThat(Wire.push(ada, "open", "ping")).isEqualTo("ok");
        }
    }
}
