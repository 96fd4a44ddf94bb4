package io.quarkiverse.cloudflare.runtime.room;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TokenBucketTest {

    private static final long SECOND = 1_000;

    private static int taken(TokenBucket bucket, int tries, long now) {
        int taken = 0;
        for (int i = 0; i < tries; i++) {
            taken += bucket.take(now) ? 1 : 0;
        }
        return taken;
    }

    @Test
    void letsTwiceThePeriodThroughAtOnceAndThenThePeriod() {
        TokenBucket bucket = new TokenBucket(10, SECOND, 0);
        assertThat(taken(bucket, 100, 0)).isEqualTo(20);
        assertThat(taken(bucket, 100, 1_000)).isEqualTo(10);
        assertThat(taken(bucket, 100, 1_500)).isEqualTo(5);
    }

    @Test
    void savesNoMoreThanTwoPeriods() {
        TokenBucket bucket = new TokenBucket(10, SECOND, 0);
        assertThat(taken(bucket, 100, 3_600_000)).isEqualTo(20);
    }

    @Test
    void hasNoLimitAtZero() {
        assertThat(taken(new TokenBucket(0, SECOND, 0), 1_000, 0)).isEqualTo(1_000);
    }

    @Test
    void doesNotFillWhenTheClockGoesBack() {
        TokenBucket bucket = new TokenBucket(1, SECOND, 10_000);
        assertThat(taken(bucket, 5, 10_000)).isEqualTo(2);
        assertThat(taken(bucket, 5, 0)).isZero();
        assertThat(taken(bucket, 5, 11_000)).isEqualTo(1);
    }
}
