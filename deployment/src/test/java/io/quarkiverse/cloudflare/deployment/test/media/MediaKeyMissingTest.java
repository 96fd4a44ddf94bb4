package io.quarkiverse.cloudflare.deployment.test.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusProdModeTest;

/** The packaged application with Calls settings and without a key: it must not start, and says what to do. */
class MediaKeyMissingTest {

    @RegisterExtension
    static final QuarkusProdModeTest app = new QuarkusProdModeTest()
            .withApplicationRoot(root -> root.addClass(Studio.class))
            .setRun(true).setExpectExit(true)
            .setRuntimeProperties(Map.of("quarkus.http.port", "0", "quarkus.cloudflare.calls.app-id", "an-app",
                    "quarkus.cloudflare.calls.app-secret", "a-secret"));

    @Test
    void isSaidWithTheCure() {
        assertThat(app.getExitCode()).isNotZero();
        assertThat(app.getStartupConsoleOutput()).contains("""
                Media in rooms is not configured well:
                - quarkus.cloudflare.media.token-key (env QUARKUS_CLOUDFLARE_MEDIA_TOKEN_KEY) is missing. It signs the tokens \
                with which members reach media.
                  Make one with: openssl rand -base64 32
                  Give all nodes the same. In dev and test mode it is random.""");
    }
}
