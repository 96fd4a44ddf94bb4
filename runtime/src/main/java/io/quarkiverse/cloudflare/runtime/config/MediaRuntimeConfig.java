package io.quarkiverse.cloudflare.runtime.config;

import java.time.Duration;
import java.util.Optional;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What of media in rooms can be changed when the application starts. */
@ConfigMapping(prefix = "quarkus.cloudflare.media")
@ConfigRoot(phase = ConfigPhase.RUN_TIME)
public interface MediaRuntimeConfig {

    /**
     * Signs the tokens with which members, broadcasts and viewers reach media: at least 32 characters that nobody can guess,
     * for example from {@code openssl rand -base64 32}. Never logged. All nodes must have the same.
     * <p>
     * Mandatory in production if the application has a media room and Calls is configured. In dev and test mode it is random,
     * anew with each start.
     */
    Optional<String> tokenKey();

    /**
     * The key before {@code token-key}: what it has signed is accepted still, so that a key can be replaced while people talk.
     */
    Optional<String> previousTokenKey();

    /**
     * How long the token of a member is valid: 10 seconds to 5 minutes. Clients ask for a new one in time.
     */
    @WithDefault("5m")
    Duration tokenTtl();

    /**
     * How often Cloudflare is asked whether the session of a member that publishes or receives is still there.
     */
    @WithDefault("3s")
    Duration sessionPoll();

    /**
     * How often Cloudflare is asked whether a broadcast, or a viewer of one, is still there.
     */
    @WithDefault("10s")
    Duration broadcastPoll();

    /**
     * How long a track may be published without being declared. Then it is closed.
     */
    @WithDefault("10s")
    Duration undeclaredAfter();

    /**
     * How long the permission to publish one track waits for that track.
     */
    @WithDefault("30s")
    Duration grantTtl();
}
