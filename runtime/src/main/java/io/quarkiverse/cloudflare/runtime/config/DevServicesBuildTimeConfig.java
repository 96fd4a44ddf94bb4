package io.quarkiverse.cloudflare.runtime.config;

import java.util.List;
import java.util.Optional;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The emulator of Cloudflare Calls, which stands in for it in dev and test mode. */
@ConfigMapping(prefix = "quarkus.cloudflare.devservices")
@ConfigRoot(phase = ConfigPhase.BUILD_TIME)
public interface DevServicesBuildTimeConfig {

    /**
     * Whether the emulator starts in dev and test mode, if the application injects a client of Calls whose app is not
     * configured.
     */
    @WithDefault("true")
    boolean enabled();

    /**
     * The port of the emulator's HTTP API. It is bound to the loopback address. {@code 0} lets the system choose one.
     */
    @WithDefault("0")
    int port();

    /**
     * The addresses at which browsers reach the emulator's media. When unset, these are the loopback address and, in dev mode,
     * the addresses of this machine in its local networks: Firefox does not reach a loopback address.
     */
    Optional<List<String>> hosts();

    /**
     * Whether the emulator serves TURN, by a {@code turnserver} of coturn if one is on the {@code PATH}.
     */
    @WithDefault("true")
    boolean turn();
}
