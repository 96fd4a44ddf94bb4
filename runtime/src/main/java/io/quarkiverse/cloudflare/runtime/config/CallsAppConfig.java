package io.quarkiverse.cloudflare.runtime.config;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

import io.quarkus.runtime.annotations.ConfigGroup;
import io.smallrye.config.WithDefault;

/** One app of Cloudflare Realtime. */
@ConfigGroup
public interface CallsAppConfig extends HttpConfig {

    /**
     * Where the API of Cloudflare Realtime is.
     */
    @WithDefault("https://rtc.live.cloudflare.com/v1")
    URI baseUrl();

    /**
     * The id of the Realtime SFU app.
     * <p>
     * Mandatory if the application injects a {@code CallsClient} of this app.
     */
    Optional<String> appId();

    /**
     * The secret token of the Realtime SFU app. Never logged.
     * <p>
     * Mandatory if the application injects a {@code CallsClient} of this app.
     */
    Optional<String> appSecret();

    /**
     * How long the answer to an offer of Cloudflare may take. Until then nothing else can be asked of its session, and
     * afterwards the session is lost.
     */
    @WithDefault("15s")
    Duration answerTimeout();

    /**
     * How many requests are sent per second for one session, because Cloudflare refuses more. Those beyond wait.
     */
    @WithDefault("50")
    int requestsPerSecond();
}
