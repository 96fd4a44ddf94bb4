package io.quarkiverse.cloudflare.runtime.config;

import java.time.Duration;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What of presence can be changed when the application starts. */
@ConfigMapping(prefix = "quarkus.cloudflare.presence")
@ConfigRoot(phase = ConfigPhase.RUN_TIME)
public interface PresenceRuntimeConfig {

    /**
     * How long changes of a room are collected before its members receive them as one diff. {@code 0} sends each at once.
     */
    @WithDefault("50ms")
    Duration diffWindow();
}
