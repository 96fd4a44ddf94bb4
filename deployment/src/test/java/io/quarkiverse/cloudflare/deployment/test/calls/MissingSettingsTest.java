package io.quarkiverse.cloudflare.deployment.test.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cloudflare.calls.CallsApp;
import io.quarkiverse.cloudflare.calls.CallsClient;
import io.quarkus.test.QuarkusUnitTest;

/** An application that injects clients and says nothing of their apps. */
class MissingSettingsTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClass(Media.class))
            .overrideRuntimeConfigKey("quarkus.cloudflare.calls.events.app-id", "an-app")
            .overrideConfigKey("quarkus.cloudflare.devservices.enabled", "false")
            .assertException(failure -> assertThat(failure).hasStackTraceContaining("""
                    Cloudflare is not configured. Missing:
                    - quarkus.cloudflare.calls.app-id (env QUARKUS_CLOUDFLARE_CALLS_APP_ID)
                    - quarkus.cloudflare.calls.app-secret (env QUARKUS_CLOUDFLARE_CALLS_APP_SECRET)
                    - quarkus.cloudflare.calls."events".app-secret (env QUARKUS_CLOUDFLARE_CALLS__EVENTS__APP_SECRET)
                    They are required because the application injects a client that needs them.
                    In dev and test mode the emulator supplies them, unless
                    quarkus.cloudflare.devservices.enabled=false (it is)."""));

    @Test
    void areNamedTogether() {
        fail("The application must not start");
    }

    @Singleton
    static class Media {

        @Inject
        CallsClient calls;

        @Inject
        @CallsApp("events")
        CallsClient events;
    }
}
