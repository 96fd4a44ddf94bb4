package io.quarkiverse.cloudflare.it;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;

/**
 * The packaged Meet with and without the settings of Cloudflare, in processes of its own: what the README promises. The
 * emulator stands for Cloudflare; only {@code base-url} says so.
 */
class CloudflareSettingsIT {

    private static final String KEY = "m4c7NQyqRQq0kbb9NNwHT0m8x1ZJ2u3bYh5t6v7w8xA=";

    @Test
    @RequiresComponent({ "node", "chromium" })
    void needsThreePropertiesForACall() throws Exception {
        try (EmulatorProcess emulator = new EmulatorProcess("--port=0"); MeetProcess meet = new MeetProcess()) {
            Map<String, String> cloudflare = emulator.environment();
            meet.with("quarkus.cloudflare.calls.app-id", cloudflare.get("EMULATOR_APP_ID"))
                    .with("quarkus.cloudflare.calls.app-secret", cloudflare.get("EMULATOR_SECRET"))
                    .with("quarkus.cloudflare.media.token-key", KEY)
                    .with("quarkus.cloudflare.calls.base-url", cloudflare.get("EMULATOR_URL"))
                    .start();

            assertThat(get(meet.url() + "/api/media").jsonPath().getBoolean("enabled")).isTrue();
            new NodeTests(meet.url()).run("calls-on.test.mjs");
        }
    }

    @Test
    @RequiresComponent({ "node", "chromium" })
    void startsWithoutThemAndSaysWhatIsOff() throws Exception {
        try (MeetProcess meet = new MeetProcess()) {
            meet.start();

            assertThat(get(meet.url() + "/api/media").jsonPath().getBoolean("enabled")).isFalse();
            assertThat(get(meet.url() + "/api/rooms/lobby/watch").statusCode()).isEqualTo(503);
            new NodeTests(meet.url()).run("calls-off.test.mjs");
        }
    }
}
