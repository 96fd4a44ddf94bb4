package io.quarkiverse.cloudflare.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T10:00:00Z"), ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource({ "0,0", "7,7", " 120 ,120", "999999999,86400" })
    void readsSeconds(String header, long seconds) {
        assertThat(RetryAfter.parse(header, CLOCK)).contains(Duration.ofSeconds(seconds));
    }

    @Test
    void readsADate() {
        assertThat(RetryAfter.parse("Sat, 21 Nov 2026 10:00:30 GMT", CLOCK)).contains(Duration.ofSeconds(30));
    }

    @Test
    void doesNotWaitForADateThatHasPassed() {
        assertThat(RetryAfter.parse("Sat, 21 Nov 2026 09:00:00 GMT", CLOCK)).contains(Duration.ZERO);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "soon", "-1", "1.5", "99999999999999999999", "21 Nov 2026", "٣" })
    void ignoresWhatIsNeither(String header) {
        assertThat(RetryAfter.parse(header, CLOCK)).isEmpty();
    }
}
