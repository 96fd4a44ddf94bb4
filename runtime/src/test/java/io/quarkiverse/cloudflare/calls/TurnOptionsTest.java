package io.quarkiverse.cloudflare.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TurnOptionsTest {

    @ParameterizedTest
    @ValueSource(strings = { "PT0S", "PT0.999S", "PT-1S", "PT48H0.001S", "P10D" })
    void refusesATimeCloudflareRefuses(Duration ttl) {
        assertThatThrownBy(() -> TurnOptions.DEFAULT.withTtl(ttl)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("ttl must be 1 second to 48 hours; found " + ttl);
    }

    @ParameterizedTest
    @CsvSource({ "PT1S, PT1S", "PT48H, PT48H", "PT1.9S, PT1S" })
    void takesTheWholeSecondsOfATime(Duration ttl, Duration seconds) {
        assertThat(TurnOptions.requireTtl("ttl", ttl)).isEqualTo(seconds);
    }

    @Test
    void refusesABlankLabel() {
        assertThatThrownBy(() -> TurnOptions.DEFAULT.withCustomIdentifier(" "))
                .hasMessage("customIdentifier must not be blank");
    }

    @Test
    void addsOneOptionToTheOthers() {
        TurnOptions options = TurnOptions.DEFAULT.withTtl(Duration.ofHours(1)).withCustomIdentifier("ada").withPort53();

        assertThat(options.ttl()).contains(Duration.ofHours(1));
        assertThat(options.customIdentifier()).contains("ada");
        assertThat(options.keepPort53()).isTrue();
        assertThat(TurnOptions.DEFAULT.keepPort53()).isFalse();
    }
}
