package io.quarkiverse.cloudflare.deployment.emulator.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

class TransportFeedbackTest {

    private static final int US = 0x0a0b0c0d;
    private static final int MEDIA = 1;

    private final TransportArrivals arrivals = new TransportArrivals();

    private String written() {
        RtcpWriter writer = new RtcpWriter(1200, 0);
        arrivals.write(writer, US, MEDIA);
        return Hex.words(writer);
    }

    private static List<String> read(String text) {
        List<String> seen = new ArrayList<>();
        RtcpReader reader = Hex.reader(text);
        assertThat(reader.next()).isTrue();
        assertThat(reader.kind()).isEqualTo(RtcpKind.TRANSPORT_FEEDBACK);
        seen.add(reader.arrivals(new TransportFeedback.Visitor() {
            @Override
            public void arrived(int sequence, long micros) {
                seen.add(sequence + "@" + micros);
            }

            @Override
            public void missing(int sequence) {
                seen.add("-" + sequence);
            }
        }) ? "ok" : "malformed");
        return seen;
    }

    @Test
    void tellsARunOfPacketsInOneChunk() {
        for (int i = 0; i < 3; i++) {
            arrivals.arrived(65535 + i & 0xffff, 64_000 * 5 + 500 + i * 1_000);
        }
        String text = written();
        assertThat(text).isEqualTo("8fcd0006 0a0b0c0d 00000001 ffff0003 00000500 20030204 04000000");
        assertThat(read(text)).containsExactly("65535@320500", "0@321500", "1@322500", "ok");
        assertThat(arrivals.pending()).isFalse();
    }

    @Test
    void tellsWhatIsMissingInAVectorOfOneBit() {
        arrivals.arrived(10, 0);
        arrivals.arrived(12, 250);
        String text = written();
        assertThat(text).isEqualTo("8fcd0005 0a0b0c0d 00000001 000a0003 00000000 a8000001");
        assertThat(read(text)).containsExactly("10@0", "-11", "12@250", "ok");
    }

    @Test
    void tellsLongAndNegativeStepsInAVectorOfTwoBits() {
        arrivals.arrived(1, 100_000);
        arrivals.arrived(2, 400_000);
        arrivals.arrived(3, 390_000);
        arrivals.arrived(5, 390_250);
        String text = written();
        assertThat(text).isEqualTo("8fcd0006 0a0b0c0d 00000001 00010005 00000100 da109004 b0ffd801");
        assertThat(read(text)).containsExactly("1@100000", "2@400000", "3@390000", "-4", "5@390250", "ok");
    }

    @Test
    void beginsAnotherFeedbackAfterAPauseThatIsTooLongForOne() {
        arrivals.arrived(1, 0);
        arrivals.arrived(3, 20_000_000);
        assertThat(read(written())).containsExactly("1@0", "-2", "ok");
        assertThat(arrivals.pending()).isTrue();
        assertThat(read(written())).containsExactly("3@20000000", "ok");
        assertThat(arrivals.pending()).isFalse();
    }

    @Test
    void countsItsFeedbacksAndTellsOfLatePacketsInTheNext() {
        arrivals.arrived(1, 0);
        arrivals.arrived(3, 0);
        assertThat(written()).contains(" 00000000 ");
        arrivals.arrived(2, 1000);
        assertThat(arrivals.pending()).isTrue();
        String second = written();
        assertThat(second).contains(" 00000001 00020002 00000001 ");
        assertThat(read(second)).containsExactly("2@1000", "3@0", "ok");
    }

    @Test
    void tellsWhatEveryReaderReadsBack() {
        Random random = new Random(5);
        for (int round = 0; round < 300; round++) {
            TransportArrivals sent = new TransportArrivals();
            Map<Integer, Long> expected = new TreeMap<>();
            int number = random.nextInt(65_536);
            int last = number + 1000;
            long time = random.nextInt(1 << 30);
            int packets = 1 + random.nextInt(900);
            for (int i = 0; i < packets && number < last; i++) {
                number += random.nextInt(10) == 0 ? 1 + random.nextInt(20) : 1;
                time += random.nextInt(50) == 0 ? random.nextInt(9_000_000) : random.nextInt(3_000);
                expected.put(number & 0xffff, time / 250 * 250);
                sent.arrived(number & 0xffff, time);
            }
            assertThat(readBack(sent)).isEqualTo(expected);
        }
    }

    private static Map<Integer, Long> readBack(TransportArrivals sent) {
        Map<Integer, Long> found = new TreeMap<>();
        while (sent.pending()) {
            RtcpWriter writer = new RtcpWriter(1200, 0);
            sent.write(writer, US, MEDIA);
            RtcpReader reader = new RtcpReader();
            reader.wrap(writer.data(), writer.length());
            assertThat(reader.next()).isTrue();
            assertThat(reader.arrivals(new TransportFeedback.Visitor() {
                @Override
                public void arrived(int sequence, long micros) {
                    found.put(sequence, micros);
                }

                @Override
                public void missing(int sequence) {
                }
            })).isTrue();
            assertThat(reader.atEnd()).isTrue();
        }
        return found;
    }

    @Test
    void refusesFeedbackThatEndsTooEarly() {
        assertThat(read("8fcd0003 0a0b0c0d 00000001 000a0003")).containsExactly("malformed");
        assertThat(read("8fcd0005 0a0b0c0d 00000001 000a0003 00000000 20030001")).containsExactly("10@0", "11@250",
                "malformed");
        assertThat(read("8fcd0005 0a0b0c0d 00000001 000affff 00000000 20030001")).containsExactly("malformed");
        assertThat(read("8fcd0005 0a0b0c0d 00000001 000a0001 00000000 60010001")).containsExactly("malformed");
    }
}
