package io.quarkiverse.cloudflare.deployment.test.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cloudflare.room.OnEvent;
import io.quarkiverse.cloudflare.room.Room;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;

class OriginTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(Open.class, Wire.class));

    @TestHTTPResource("/")
    URI server;

    @Room("open")
    static class Open {

        @OnEvent("ping")
        void ping() {
        }
    }

    @Test
    void letsAProgramPassThatIsNoPage() throws Exception {
        assertThat(Wire.upgrade(server)).isEqualTo(Wire.UPGRADED);
    }

    @Test
    void letsAPageOfTheSameHostPass() throws Exception {
        assertThat(Wire.upgrade(server, "Origin", own())).isEqualTo(Wire.UPGRADED);
        assertThat(Wire.upgrade(server, "Origin", own().toUpperCase().replace("HTTP", "http"))).isEqualTo(Wire.UPGRADED);
    }

    @Test
    void refusesAnyOtherPageBeforeTheUpgrade() throws Exception {
        assertThat(Wire.upgrade(server, "Origin", "https://evil.example")).isEqualTo(403);
        assertThat(Wire.upgrade(server, "Origin", own() + ".evil.example")).isEqualTo(403);
        assertThat(Wire.upgrade(server, "Origin", "http://evil.example/" + own())).isEqualTo(403);
        assertThat(Wire.upgrade(server, "Origin", "http://" + server.getHost() + ":" + (server.getPort() + 1))).isEqualTo(403);
    }

    @Test
    void refusesAPageThatHidesItsOrigin() throws Exception {
        assertThat(Wire.upgrade(server, "Origin", "null")).isEqualTo(403);
        assertThat(Wire.upgrade(server, "Origin", "")).isEqualTo(403);
        assertThat(Wire.upgrade(server, "Origin", "%%%")).isEqualTo(403);
    }

    @Test
    void believesNoForwardedHostUnlessToldTo() throws Exception {
        assertThat(Wire.upgrade(server, "Origin", "https://app.example", "X-Forwarded-Host", "app.example")).isEqualTo(403);
    }

    private String own() {
        return "http://" + server.getHost() + ":" + server.getPort();
    }
}
