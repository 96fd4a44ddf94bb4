package io.quarkiverse.cloudflare.runtime.config;

import java.net.URI;
import java.util.Optional;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What of the account API can be changed when the application starts. */
@ConfigMapping(prefix = "quarkus.cloudflare.account")
@ConfigRoot(phase = ConfigPhase.RUN_TIME)
public interface AccountRuntimeConfig extends HttpConfig {

    /**
     * Where the API for accounts is.
     */
    @WithDefault("https://api.cloudflare.com/client/v4")
    URI baseUrl();

    /**
     * The id of the account.
     * <p>
     * Mandatory if the application injects a {@code CallsAccount}.
     */
    Optional<String> accountId();

    /**
     * An API token with the permission Calls Write. Never logged.
     * <p>
     * Mandatory if the application injects a {@code CallsAccount}.
     */
    Optional<String> apiToken();
}
