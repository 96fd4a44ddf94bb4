package io.quarkiverse.cloudflare.runtime.media;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.quarkiverse.cloudflare.runtime.config.MediaRuntimeConfig;
import io.quarkus.runtime.configuration.ConfigurationException;

/** What must hold of the settings of media. */
final class MediaSettings {

    private static final String PREFIX = "quarkus.cloudflare.media.";
    private static final Duration SHORTEST_TTL = Duration.ofSeconds(10);
    private static final Duration LONGEST_TTL = Duration.ofMinutes(5);
    // Of the requests that Cloudflare allows a session in a second, polling must leave the most to its member.
    private static final Duration SHORTEST_POLL = Duration.ofMillis(100);

    private MediaSettings() {
    }

    /** @return a key that is not blank */
    static Optional<String> keyOf(Optional<String> setting) {
        return setting.filter(key -> !key.isBlank());
    }

    /**
     * @param keyNeeded whether the application must not start without a key of its own
     * @throws ConfigurationException with one message that names everything that is wrong
     */
    static void check(MediaRuntimeConfig config, boolean keyNeeded) {
        List<String> problems = new ArrayList<>();
        if (keyNeeded && keyOf(config.tokenKey()).isEmpty()) {
            problems.add(PREFIX + "token-key (env QUARKUS_CLOUDFLARE_MEDIA_TOKEN_KEY) is missing. It signs the tokens with"
                    + " which members reach media.\n  Make one with: openssl rand -base64 32\n  Give all nodes the same. In dev"
                    + " and test mode it is random.");
        }
        checkKey("token-key", config.tokenKey(), problems);
        checkKey("previous-token-key", config.previousTokenKey(), problems);
        if (config.tokenTtl().compareTo(SHORTEST_TTL) < 0 || config.tokenTtl().compareTo(LONGEST_TTL) > 0) {
            problems.add(PREFIX + "token-ttl must be from 10 seconds to 5 minutes; found " + config.tokenTtl());
        }
        checkAtLeast("session-poll", config.sessionPoll(), problems);
        checkAtLeast("broadcast-poll", config.broadcastPoll(), problems);
        checkAtLeast("undeclared-after", config.undeclaredAfter(), problems);
        checkAtLeast("grant-ttl", config.grantTtl(), problems);
        if (!problems.isEmpty()) {
            throw new ConfigurationException("Media in rooms is not configured well:\n- " + String.join("\n- ", problems));
        }
    }

    private static void checkKey(String name, Optional<String> setting, List<String> problems) {
        // How long it is may be said, never what it is.
        keyOf(setting).filter(key -> key.length() < MediaTokens.SHORTEST_KEY).ifPresent(key -> problems.add(
                "%s%s must have at least %d characters; found %d. Make one with: openssl rand -base64 32".formatted(PREFIX,
                        name,
                        MediaTokens.SHORTEST_KEY, key.length())));
    }

    private static void checkAtLeast(String name, Duration found, List<String> problems) {
        if (found.compareTo(SHORTEST_POLL) < 0) {
            problems.add("%s%s must be at least %d ms; found %s".formatted(PREFIX, name, SHORTEST_POLL.toMillis(), found));
        }
    }
}
