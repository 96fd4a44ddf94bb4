package io.quarkiverse.cloudflare.runtime.media;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.quarkiverse.cloudflare.runtime.config.MediaRuntimeConfig;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

class MediaSettingsTest {

    private static final String KEY = "a key of this test, 32 or longer";

    @Test
    void needNothingInDevModeAndTests() {
        assertThatCode(() -> MediaSettings.check(settings(Map.of()), false)).doesNotThrowAnyException();
    }

    @Test
    void needAKeyInProduction() {
        assertThatThrownBy(() -> MediaSettings.check(settings(Map.of("token-key", " ")), true))
                .isInstanceOf(ConfigurationException.class).hasMessage("""
                        Media in rooms is not configured well:
                        - quarkus.cloudflare.media.token-key (env QUARKUS_CLOUDFLARE_MEDIA_TOKEN_KEY) is missing. It signs the \
                        tokens with which members reach media.
                          Make one with: openssl rand -base64 32
                          Give all nodes the same. In dev and test mode it is random.""");
    }

    @Test
    void areFineInProductionWithAKey() {
        assertThatCode(() -> MediaSettings.check(settings(Map.of("token-key", KEY, "previous-token-key", KEY)), true))
                .doesNotThrowAnyException();
    }

    @Test
    void areAllNamedThatAreWrong() {
        Map<String, String> wrong = Map.of("token-key", "short", "previous-token-key", "shorter", "token-ttl", "6m",
                "session-poll", "0s", "broadcast-poll", "-1s", "undeclared-after", "99ms", "grant-ttl", "0s");

        assertThatThrownBy(() -> MediaSettings.check(settings(wrong), true)).hasMessage("""
                Media in rooms is not configured well:
                - quarkus.cloudflare.media.token-key must have at least 32 characters; found 5. Make one with: openssl rand \
                -base64 32
                - quarkus.cloudflare.media.previous-token-key must have at least 32 characters; found 7. Make one with: \
                openssl rand -base64 32
                - quarkus.cloudflare.media.token-ttl must be from 10 seconds to 5 minutes; found PT6M
                - quarkus.cloudflare.media.session-poll must be at least 100 ms; found PT0S
                - quarkus.cloudflare.media.broadcast-poll must be at least 100 ms; found PT-1S
                - quarkus.cloudflare.media.undeclared-after must be at least 100 ms; found PT0.099S
                - quarkus.cloudflare.media.grant-ttl must be at least 100 ms; found PT0S""");
    }

    private static MediaRuntimeConfig settings(Map<String, String> values) {
        Map<String, String> prefixed = new HashMap<>();
        values.forEach((name, value) -> prefixed.put("quarkus.cloudflare.media." + name, value));
        return new SmallRyeConfigBuilder().withMapping(MediaRuntimeConfig.class)
                .withConverter(Duration.class, 100, new DurationConverter())
                .withSources(new PropertiesConfigSource(prefixed, "test", 1)).build()
                .getConfigMapping(MediaRuntimeConfig.class);
    }
}
