package io.quarkiverse.cloudflare.deployment.test.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;

class ForwardedOriginTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(OriginTest.Open.class, Wire.class))
            .overrideConfigKey("quarkus.http.proxy.proxy-address-forwarding", "true")
            .overrideConfigKey("quarkus.http.proxy.enable-forwarded-host", "true");

    @TestHTTPResource("/")
    URI server;

    @Test
    void comparesWithTheHostThatTheProxyWasAskedFor() throws Exception {
        assertThat(Wire.upgrade(server, "Origin", "https://app.example", "X-Forwarded-Host", "app.example",
                "X-Forwarded-Proto", "https")).isEqualTo(Wire.UPGRADED);
        assertThat(Wire.upgrade(server, "Origin", "https://app.example:8443", "X-Forwarded-Host", "app.example:8443",
                "X-Forwarded-Proto", "https")).isEqualTo(Wire.UPGRADED);
        assertThat(Wire.upgrade(server, "Origin", "https://evil.example", "X-Forwarded-Host", "app.example",
                "X-Forwarded-Proto", "https")).isEqualTo(403);
    }
}
