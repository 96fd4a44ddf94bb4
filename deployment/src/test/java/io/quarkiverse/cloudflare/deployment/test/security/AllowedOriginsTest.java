package io.quarkiverse.cloudflare.deployment.test.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;

class AllowedOriginsTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(OriginTest.Open.class, Wire.class))
            .overrideConfigKey("quarkus.cloudflare.rooms.allowed-origins", "https://app.example,http://localhost:3000");

    @TestHTTPResource("/")
    URI server;

    @Test
    void letsListedPagesPassBesideTheOwnHost() throws Exception {
        assertThat(Wire.upgrade(server, "Origin", "https://app.example")).isEqualTo(Wire.UPGRADED);
        assertThat(Wire.upgrade(server, "Origin", "http://localhost:3000")).isEqualTo(Wire.UPGRADED);
        assertThat(Wire.upgrade(server, "Origin", "http://" + server.getHost() + ":" + server.getPort()))
                .isEqualTo(Wire.UPGRADED);
    }

    @Test
    void refusesWhatOnlyResemblesAListedPage() throws Exception {
        assertThat(Wire.upgrade(server, "Origin", "http://app.example")).isEqualTo(403);
        assertThat(Wire.upgrade(server, "Origin", "https://app.example:8443")).isEqualTo(403);
        assertThat(Wire.upgrade(server, "Origin", "https://app.example.evil")).isEqualTo(403);
        assertThat(Wire.upgrade(server, "Origin", "null")).isEqualTo(403);
    }
}
