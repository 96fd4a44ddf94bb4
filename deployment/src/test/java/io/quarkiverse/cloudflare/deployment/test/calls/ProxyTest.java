package io.quarkiverse.cloudflare.deployment.test.calls;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;

import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cloudflare.calls.CallsClient;
import io.quarkiverse.cloudflare.calls.SessionId;
import io.quarkiverse.cloudflare.deployment.test.support.TestSettings;
import io.quarkus.test.QuarkusUnitTest;

/** Cloudflare behind a proxy. */
class ProxyTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest().withApplicationRoot(
            root -> root.addClasses(ProxySettings.class, TestSettings.class).addAsServiceProvider(ConfigSource.class,
                    ProxySettings.class));

    @Inject
    CallsClient calls;

    @Test
    void isReachedThroughTheNamedProxyConfiguration() throws Exception {
        assertThat(calls.sessionAndAwait(new SessionId("abc")).tracks()).isEmpty();

        assertThat(ProxySettings.REQUESTS.take()).isEqualTo("GET http://sfu.invalid/v1/apps/app/sessions/abc HTTP/1.1");
    }
}
