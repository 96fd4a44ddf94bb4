package io.quarkiverse.cloudflare.runtime.config;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What of rooms is fixed when the application is built. */
@ConfigMapping(prefix = "quarkus.cloudflare.rooms")
@ConfigRoot(phase = ConfigPhase.BUILD_AND_RUN_TIME_FIXED)
public interface RoomsBuildTimeConfig {

    /**
     * The path of everything rooms serve. Clients connect to {@code <path>/websocket}. It is relative to
     * {@code quarkus.http.root-path}.
     */
    @WithDefault("/rooms")
    String path();
}
