package io.quarkiverse.cloudflare.deployment.emulator.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;

import org.junit.jupiter.api.Test;

class TimestampRewriterTest {

    private final TimestampRewriter rewriter = new TimestampRewriter();

    @Test
    void leavesTheTimestampsOfTheFirstSource() {
        rewriter.switchTo(-5, 0);
        assertThat(rewriter.map(-5)).isEqualTo(-5);
        assertThat(rewriter.map(10)).isEqualTo(10);
    }

    @Test
    void goesOnAfterTheHighestTimestampOverTheWrap() {
        rewriter.switchTo(-1000, 0);
        rewriter.map(-10);
        rewriter.map(-500);
        rewriter.switchTo(77, 3000);
        assertThat(rewriter.map(77)).isEqualTo(2990);
        assertThat(rewriter.offset()).isEqualTo(2913);
        rewriter.switchTo(5, -4);
        assertThat(rewriter.map(5)).isEqualTo(2991);
    }

    @Test
    void neverGoesBackWhenTheSourceChanges() {
        Random random = new Random(1);
        int last = 0;
        for (int i = 0; i < 10_000; i++) {
            int timestamp = random.nextInt();
            rewriter.switchTo(timestamp, random.nextInt(10_000) - 1000);
            int sent = rewriter.map(timestamp);
            assertThat(sent - last > 0 || i == 0).isTrue();
            last = rewriter.map(timestamp + 3000);
            assertThat(last - sent).isEqualTo(3000);
            assertThat(rewriter.highest()).isEqualTo(last);
        }
    }
}
