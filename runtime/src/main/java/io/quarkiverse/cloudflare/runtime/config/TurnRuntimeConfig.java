package io.quarkiverse.cloudflare.runtime.config;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What of Cloudflare TURN can be changed when the application starts. */
@ConfigMapping(prefix = "quarkus.cloudflare.turn")
@ConfigRoot(phase = ConfigPhase.RUN_TIME)
public interface TurnRuntimeConfig extends HttpConfig {

    /**
     * Where the API of Cloudflare TURN is.
     */
    @WithDefault("https://rtc.live.cloudflare.com/v1")
    URI baseUrl();

    /**
     * The id of the TURN key.
     * <p>
     * Mandatory if the application injects a {@code TurnClient}.
     */
    Optional<String> keyId();

    /**
     * The API token of the TURN key. Never logged.
     * <p>
     * Mandatory if the application injects a {@code TurnClient}.
     */
    Optional<String> keyToken();

    /**
     * How long credentials are valid: 1 second to 48 hours. A browser loses its relay when its credentials end.
     */
    @WithDefault("4h")
    Duration ttl();

    /**
     * How long before their end cached credentials are replaced by new ones.
     */
    @WithDefault("30m")
    Duration refreshBefore();
}
