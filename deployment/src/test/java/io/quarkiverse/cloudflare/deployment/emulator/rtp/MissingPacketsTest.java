package io.quarkiverse.cloudflare.deployment.emulator.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

class MissingPacketsTest {

    private static final long FIRST = 10_000;

    private final MissingPackets missing = new MissingPackets();

    private List<Integer> ask(long now) {
        RtcpWriter writer = new RtcpWriter(1200, 0);
        int count = missing.ask(writer, 1, 2, now);
        List<Integer> asked = new ArrayList<>();
        RtcpReader reader = new RtcpReader();
        reader.wrap(writer.data(), writer.length());
        if (reader.next()) {
            reader.missing(asked::add);
        }
        assertThat(asked).hasSize(count);
        return asked;
    }

    @Test
    void waitsForPacketsThatOnlyChangedTheirOrder() {
        missing.skipped(5, 7, 0);
        assertThat(missing.nextDue()).isEqualTo(FIRST);
        assertThat(ask(FIRST - 1)).isEmpty();
        missing.arrived(5, FIRST - 1);
        assertThat(ask(FIRST)).containsExactly(6);
        assertThat(missing.repaired()).isZero();
    }

    @Test
    void asksAgainAfterARoundTripAndGivesUp() {
        missing.skipped(65_536, 65_537, 0);
        long now = FIRST;
        for (int i = 0; i < 10; i++) {
            assertThat(ask(now)).containsExactly(0);
            assertThat(ask(now + 1)).isEmpty();
            assertThat(missing.nextDue()).isEqualTo(now + 90_000);
            now = missing.nextDue();
        }
        assertThat(ask(now)).isEmpty();
        assertThat(missing.nextDue()).isEqualTo(MissingPackets.NEVER);
    }

    @Test
    void learnsHowLongAnAnswerTakes() {
        long now = 0;
        for (int i = 0; i < 100; i++) {
            missing.skipped(i, i + 1, now);
            now += FIRST;
            ask(now);
            now += 20_000;
            missing.arrived(i, now);
        }
        assertThat(missing.roundTrip()).isBetween(20_000L, 20_100L);
        assertThat(missing.repaired()).isEqualTo(100);
        missing.skipped(200, 201, now);
        ask(now + FIRST);
        assertThat(missing.nextDue()).isBetween(now + FIRST + 30_000, now + FIRST + 30_200);
    }

    @Test
    void doesNotAskForMoreThanAKeyFrame() {
        assertThat(missing.skipped(0, 200, 0)).isTrue();
        assertThat(missing.skipped(300, 400, 0)).isFalse();
        assertThat(missing.nextDue()).isEqualTo(MissingPackets.NEVER);
        assertThat(missing.skipped(0, 256, 0)).isTrue();
        assertThat(ask(FIRST)).hasSize(256);
    }
}
