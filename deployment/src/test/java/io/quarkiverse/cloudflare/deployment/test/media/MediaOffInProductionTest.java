package io.quarkiverse.cloudflare.deployment.test.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusProdModeTest;

/** The packaged application without any setting of Cloudflare: it starts. */
class MediaOffInProductionTest {

    @RegisterExtension
    static final QuarkusProdModeTest app = new QuarkusProdModeTest()
            .withApplicationRoot(root -> root.addClass(Studio.class))
            .setRun(true).setRuntimeProperties(Map.of("quarkus.http.port", "0"));

    @Test
    void startsWithoutCallsSettings() {
        assertThat(app.getStartupConsoleOutput()).contains("Installed features: [").contains("Media in rooms is off, because"
                + " quarkus.cloudflare.calls.app-id and quarkus.cloudflare.calls.app-secret are not set. Rooms work without it.")
                .doesNotContain("ERROR").doesNotContain("WARN");
    }
}
