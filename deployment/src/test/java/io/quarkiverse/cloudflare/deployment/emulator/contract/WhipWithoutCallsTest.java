package io.quarkiverse.cloudflare.deployment.emulator.contract;

import static io.quarkiverse.cloudflare.deployment.emulator.contract.WhipRules.assertRefused;

import java.net.URI;
import java.time.Duration;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cloudflare.deployment.test.docs.Stage;
import io.quarkiverse.cloudflare.deployment.test.support.WatchedTest;
import io.quarkiverse.cloudflare.media.Media;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;

/** An application with a stage, and no settings of Calls. */
class WhipWithoutCallsTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(Stage.class, WhipCaller.class, WhipRules.class, WhipContract.class,
                    CallsContract.class, WatchedTest.class, Browser.class, PaperBrowser.class))
            .overrideConfigKey("quarkus.cloudflare.devservices.enabled", "false");

    @TestHTTPResource("/")
    URI server;

    @Inject
    Media media;

    @Test
    void saysThatMediaIsOff() {
        WhipCaller caller = new WhipCaller(server);
        String token = media.whipToken(WhipContract.ADDRESS, "OBS", Duration.ofMinutes(1));

        assertRefused(caller.post(WhipContract.WHIP, token, WhipRules.offer("sendonly")), 503, "media_off",
                "Media is off, because the application has no settings of Cloudflare Calls");
    }
}
