package io.quarkiverse.cloudflare.deployment.emulator.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

class ReceiveStatisticsTest {

    private final ReceiveStatistics statistics = new ReceiveStatistics();

    private long receive(int sequence) {
        return statistics.received(sequence, 0, 0);
    }

    @Test
    void extendsSequenceNumbersOverTheWrap() {
        assertThat(List.of(receive(65_534), receive(65_535), receive(1), receive(0))).containsExactly(65_534L, 65_535L, 65_537L,
                65_536L);
        assertThat(statistics.lost()).isZero();
        assertThat(statistics.highest()).isEqualTo(65_537);
    }

    @Test
    void refusesWhatCameBefore() {
        receive(10);
        receive(12);
        assertThat(receive(12)).isEqualTo(ReceiveStatistics.REFUSED);
        assertThat(receive(10)).isEqualTo(ReceiveStatistics.REFUSED);
        assertThat(receive(11)).isEqualTo(11);
        assertThat(receive(9)).isEqualTo(9);
        assertThat(statistics.received()).isEqualTo(4);
    }

    @Test
    void takesALatePacketWhereTheWindowHadAnOlderOne() {
        for (int i = 0; i < 2048; i++) {
            receive(i);
        }
        receive(2060);
        assertThat(receive(2053)).isEqualTo(2053);
        assertThat(receive(2053)).isEqualTo(ReceiveStatistics.REFUSED);
        assertThat(receive(13)).isEqualTo(ReceiveStatistics.REFUSED);
    }

    @Test
    void reportsTheLossSinceTheLastReportAndOverall() {
        for (int i = 0; i < 100; i++) {
            if (i % 4 != 3) {
                receive(1000 + i);
            }
        }
        receive(1100);
        assertThat(statistics.report(5, 6, 7)).isEqualTo(new ReportBlock(5, 25 * 256 / 101, 25, 1100, 0, 6, 7));
        receive(1101);
        assertThat(statistics.report(5, 0, 0)).isEqualTo(new ReportBlock(5, 0, 25, 1101, 0, 0, 0));
        assertThat(statistics.report(5, 0, 0).fractionLost()).isZero();
        receive(1099);
        assertThat(statistics.report(5, 0, 0).lost()).isEqualTo(24);
    }

    /** RFC 3550, appendix A.8: the difference moves the jitter by a sixteenth of itself. */
    @Test
    void measuresTheVariationOfTheArrival() {
        statistics.received(1, 1_000, 50_000);
        statistics.received(2, 2_000, 51_000);
        assertThat(statistics.jitter()).isZero();
        statistics.received(3, 3_000, 52_160);
        assertThat(statistics.jitter()).isEqualTo(10);
        statistics.received(4, 4_000, 53_160);
        assertThat(statistics.jitter()).isEqualTo(9);
    }

    @Test
    void measuresOverTheWrapOfTheTimestamp() {
        statistics.received(1, -100, 0);
        statistics.received(2, 100, 200);
        statistics.received(3, 300, 400);
        assertThat(statistics.jitter()).isZero();
    }

    @Test
    void takesTwoPacketsFarAwayForANewBeginning() {
        receive(10);
        assertThat(receive(30_000)).isEqualTo(ReceiveStatistics.REFUSED);
        assertThat(receive(11)).isEqualTo(11);
        assertThat(receive(30_000)).isEqualTo(ReceiveStatistics.REFUSED);
        assertThat(receive(30_001)).isEqualTo(65_536 + 30_001);
        assertThat(statistics.restarts()).isEqualTo(1);
        assertThat(receive(30_002)).isEqualTo(65_536 + 30_002);
        assertThat(statistics.lost()).isZero();
    }

    @Test
    void countsEachPacketOnceHoweverTheyCome() {
        Random random = new Random(3);
        for (int round = 0; round < 50; round++) {
            ReceiveStatistics shuffled = new ReceiveStatistics();
            List<Integer> numbers = new ArrayList<>();
            int first = random.nextInt(65_536);
            for (int i = 0; i < 1000; i++) {
                numbers.add(first + i);
            }
            for (int i = 1; i < 980; i += 20) {
                Collections.shuffle(numbers.subList(i, i + 20), random);
            }
            for (int number : numbers) {
                assertThat(shuffled.received(number & 0xffff, 0, 0)).isEqualTo(number);
                assertThat(shuffled.received(number & 0xffff, 0, 0)).isEqualTo(ReceiveStatistics.REFUSED);
            }
            assertThat(shuffled.lost()).isZero();
            assertThat(shuffled.received()).isEqualTo(1000);
        }
    }
}
