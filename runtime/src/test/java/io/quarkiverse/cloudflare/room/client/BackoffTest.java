package io.quarkiverse.cloudflare.room.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

class BackoffTest {

    private final List<Duration> delays = List.of(Duration.ofMillis(100), Duration.ofMillis(1000));

    @Test
    void waitsLongerAndLongerAndThenTheSame() {
        Backoff backoff = new Backoff(delays, () -> 0.5);
        assertThat(List.of(backoff.nextMillis(), backoff.nextMillis(), backoff.nextMillis())).containsExactly(100L, 1000L,
                1000L);
        backoff.reset();
        assertThat(backoff.nextMillis()).isEqualTo(100);
    }

    @Test
    void waitsAQuarterLongerOrShorterByChance() {
        assertThat(new Backoff(delays, () -> 0.0).nextMillis()).isEqualTo(75);
        assertThat(new Backoff(delays, () -> 1.0).nextMillis()).isEqualTo(125);
    }

    @Test
    void waitsAtLeastAMillisecond() {
        assertThat(new Backoff(List.of(Duration.ZERO), () -> 0.5).nextMillis()).isEqualTo(1);
    }
}
