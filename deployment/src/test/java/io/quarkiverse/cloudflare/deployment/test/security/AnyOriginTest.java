package io.quarkiverse.cloudflare.deployment.test.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;

class AnyOriginTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(OriginTest.Open.class, Wire.class))
            .overrideConfigKey("quarkus.cloudflare.rooms.allowed-origins", "*");

    @TestHTTPResource("/")
    URI server;

    @Test
    void letsEveryPagePass() throws Exception {
        assertThat(Wire.upgrade(server, "Origin", "https://anywhere.example")).isEqualTo(Wire.UPGRADED);
        assertThat(Wire.upgrade(server, "Origin", "null")).isEqualTo(Wire.UPGRADED);
    }
}
