package io.quarkiverse.cloudflare.deployment.emulator.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RtcpTest {

    private static final int US = 0x0a0b0c0d;
    private static final int THEM = 0xf1f2f3f4;
    private static final String BLOCK = "f1f2f3f4 80fffffe 00010005 00000007 12345678 00010000";

    private static String written(Consumer<RtcpWriter> packets) {
        RtcpWriter writer = new RtcpWriter(1200, 0);
        packets.accept(writer);
        return Hex.words(writer);
    }

    private static RtcpReader first(String text, RtcpKind kind) {
        RtcpReader reader = Hex.reader(text);
        assertThat(reader.next()).isTrue();
        assertThat(reader.kind()).isEqualTo(kind);
        return reader;
    }

    @Test
    void writesAndReadsAReceiverReport() {
        ReportBlock block = new ReportBlock(THEM, 128, -2, 0x10005, 7, 0x12345678, 0x10000);
        String text = written(to -> {
            to.receiverReport(US);
            to.block(block);
        });
        assertThat(text).isEqualTo("81c90007 0a0b0c0d " + BLOCK);
        RtcpReader reader = first(text, RtcpKind.RECEIVER_REPORT);
        assertThat(reader.sender()).isEqualTo(US);
        assertThat(reader.count()).isEqualTo(1);
        assertThat(reader.blockMedia(0)).isEqualTo(THEM);
        assertThat(reader.block(0)).isEqualTo(block);
    }

    @Test
    void writesAndReadsASenderReportWithAName() {
        String text = written(to -> {
            to.senderReport(US, 0x83aa7e8040000000L, 0xfedcba98, 3, 0x1_0000_0004L);
            to.cname(US, "anna");
        });
        assertThat(text).isEqualTo("80c80006 0a0b0c0d 83aa7e80 40000000 fedcba98 00000003 00000004"
                + " 81ca0003 0a0b0c0d 0104616e 6e610000");
        RtcpReader reader = first(text, RtcpKind.SENDER_REPORT);
        assertThat(reader.ntp()).isEqualTo(0x83aa7e8040000000L);
        assertThat(reader.timestamp()).isEqualTo(0xfedcba98);
        assertThat(reader.next()).isTrue();
        assertThat(reader.kind()).isEqualTo(RtcpKind.OTHER);
        assertThat(reader.atEnd()).isTrue();
    }

    @Test
    void endsEveryNameWithAZero() {
        assertThat(written(to -> to.cname(US, "ab"))).isEqualTo("81ca0003 0a0b0c0d 01026162 00000000");
        assertThat(written(to -> to.cname(US, "abc"))).isEqualTo("81ca0003 0a0b0c0d 01036162 63000000");
    }

    @Test
    void readsTheBlocksOfASenderReport() {
        assertThat(first("81c8000c 0a0b0c0d 83aa7e80 40000000 fedcba98 00000003 00000004" + BLOCK, RtcpKind.SENDER_REPORT)
                .block(0).highest()).isEqualTo(0x10005);
    }

    @Test
    void writesAndReadsAGoodbye() {
        String text = written(to -> to.bye(US));
        assertThat(text).isEqualTo("81cb0001 0a0b0c0d");
        assertThat(first(text, RtcpKind.BYE).leaving(0)).isEqualTo(US);
    }

    @Test
    void asksForKeyFrames() {
        assertThat(written(to -> to.pli(US, THEM))).isEqualTo("81ce0002 0a0b0c0d f1f2f3f4");
        assertThat(first("81ce0002 0a0b0c0d f1f2f3f4", RtcpKind.PLI).media()).isEqualTo(THEM);
        String fir = written(to -> to.fir(US, THEM, 9));
        assertThat(fir).isEqualTo("84ce0004 0a0b0c0d 00000000 f1f2f3f4 09000000");
        RtcpReader reader = first(fir, RtcpKind.FIR);
        assertThat(reader.firCount()).isEqualTo(1);
        assertThat(reader.firMedia(0)).isEqualTo(THEM);
        assertThat(reader.firNumber(0)).isEqualTo(9);
    }

    @Test
    void asksForPacketsInAsFewEntriesAsPossible() {
        String text = written(to -> {
            to.nack(US, THEM);
            List.of(65535, 0, 15, 16, 40).forEach(to::missing);
        });
        assertThat(text).isEqualTo("81cd0005 0a0b0c0d f1f2f3f4 ffff8001 00100000 00280000");
        List<Integer> missing = new ArrayList<>();
        first(text, RtcpKind.NACK).missing(missing::add);
        assertThat(missing).containsExactly(65535, 0, 15, 16, 40);
    }

    @Test
    void saysHowMuchMayBeSent() {
        String text = written(to -> to.remb(US, 4_000_000, new int[] { THEM, 1, 2 }, 2));
        assertThat(text).isEqualTo("8fce0006 0a0b0c0d 00000000 52454d42 0213d090 f1f2f3f4 00000001");
        assertThat(first(text, RtcpKind.REMB).bitrate()).isEqualTo(4_000_000);
        assertThat(first(written(to -> to.remb(US, 262_143, new int[0], 0)), RtcpKind.REMB).bitrate()).isEqualTo(262_143);
        assertThat(first("8fce0005 0a0b0c0d 00000000 52454d42 01ffffff f1f2f3f4", RtcpKind.REMB).bitrate())
                .isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void doesNotWriteABlockThatHasNoRoom() {
        RtcpWriter writer = new RtcpWriter(1200, 0);
        writer.receiverReport(US);
        ReportBlock block = new ReportBlock(THEM, 0, 0, 0, 0, 0, 0);
        for (int i = 0; i < 31; i++) {
            assertThat(writer.block(block)).isTrue();
        }
        assertThat(writer.block(block)).isFalse();
        assertThat(writer.length()).isEqualTo(8 + 31 * 24);
        RtcpWriter small = new RtcpWriter(31, 0);
        small.receiverReport(US);
        assertThat(small.block(block)).isFalse();
    }

    @Test
    void skipsExtendedReportsAndPadding() {
        RtcpReader reader = Hex.reader("80cf0001 0a0b0c0d a1c90008 0a0b0c0d " + BLOCK + "00000004");
        assertThat(reader.next()).isTrue();
        assertThat(reader.kind()).isEqualTo(RtcpKind.OTHER);
        assertThat(reader.next()).isTrue();
        assertThat(reader.kind()).isEqualTo(RtcpKind.RECEIVER_REPORT);
        assertThat(reader.next()).isFalse();
        assertThat(reader.atEnd()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "80", "00c90001 0a0b0c0d", "80c90002 0a0b0c0d", "a0c90001 00000008", "81ce0002 0a0b0c0d f1f2f3" })
    void stopsAtWhatIsNoPacket(String text) {
        RtcpReader reader = Hex.reader(text);
        assertThat(reader.next()).isFalse();
        assertThat(reader.atEnd()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = { "81c90001 0a0b0c0d", "80c80001 0a0b0c0d", "82cb0001 0a0b0c0d", "81cd0002 0a0b0c0d f1f2f3f4",
            "81ce0001 0a0b0c0d", "8fce0003 0a0b0c0d 00000000 52454d42", "8fce0004 0a0b0c0d 00000000 52454d43 00000000" })
    void doesNotReadWhatIsTooShortForItsKind(String text) {
        first(text, RtcpKind.OTHER);
    }
}
