package io.quarkiverse.cloudflare.deployment.test.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;

/** An application with half of the settings: media is not silently off. */
class HalfConfiguredTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClass(Studio.class))
            .overrideConfigKey("quarkus.cloudflare.devservices.enabled", "false")
            .overrideRuntimeConfigKey("quarkus.cloudflare.calls.app-id", "an-app")
            .overrideRuntimeConfigKey("quarkus.cloudflare.turn.key-token", "a-token")
            .assertException(failure -> assertThat(failure).hasStackTraceContaining("""
                    Cloudflare is not configured. Missing:
                    - quarkus.cloudflare.calls.app-secret (env QUARKUS_CLOUDFLARE_CALLS_APP_SECRET)
                    - quarkus.cloudflare.turn.key-id (env QUARKUS_CLOUDFLARE_TURN_KEY_ID)
                    """));

    @Test
    void namesWhatIsMissing() {
        fail("The application must not start");
    }
}
