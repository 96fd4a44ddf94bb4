package io.quarkiverse.cloudflare.runtime.config;

import io.quarkus.runtime.annotations.ConfigGroup;
import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What of Cloudflare Calls is fixed when the application is built. */
@ConfigMapping(prefix = "quarkus.cloudflare.calls")
@ConfigRoot(phase = ConfigPhase.BUILD_TIME)
public interface CallsBuildTimeConfig {

    /**
     * Health checks.
     */
    HealthConfig health();

    /** Health checks. */
    @ConfigGroup
    interface HealthConfig {

        /**
         * Whether the application is not ready while a circuit breaker is open. The check calls nobody. It needs the extension
         * {@code quarkus-smallrye-health}.
         */
        @WithDefault("false")
        boolean enabled();
    }
}
