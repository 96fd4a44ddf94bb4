package io.quarkiverse.cloudflare.deployment.emulator.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PictureTest {

    private final PictureDescriptor descriptor = new PictureDescriptor();
    private final PictureIds ids = new PictureIds();

    @ParameterizedTest
    @CsvSource({ "VP8, 90 80 12 00, 18, -1, 90 80 01 00", "VP8, 90 80 ffff 00, 32767, -1, 90 80 8101 00",
            "VP8, 90 f0 8012 05 20 00, 18, 5, 90 f0 8101 02 20 00", "VP8, 90 40 05 00, -1, 5, 90 40 02 00",
            "VP8, 10 00, -1, -1, 10 00", "VP8, 90 80 80, -1, -1, 90 80 80",
            "VP9, a8 8012 00 55 00, 18, 85, a8 8101 00 02 00", "VP9, b8 8012 00 00, 18, -1, b8 8101 00 00",
            "VP9, 88 12 00, 18, -1, 88 01 00", "VP9, 88 80, -1, -1, 88 80", "H264, 90 80 12 00, -1, -1, 90 80 12 00" })
    void readsAndWritesTheNumbersOfPictures(PayloadFormat format, String payload, int id, int base, String rewritten) {
        byte[] bytes = Hex.bytes("eeee" + payload);
        descriptor.wrap(format, bytes, 2, bytes.length - 2);
        assertThat(descriptor.id(bytes)).isEqualTo(id);
        assertThat(descriptor.base(bytes)).isEqualTo(base);

        byte[] copy = Hex.bytes(payload);
        descriptor.write(copy, 2, 0x8101, 0x102);
        assertThat(HexFormat.of().formatHex(copy)).isEqualTo(rewritten.replace(" ", ""));
    }

    @Test
    void goesOnWithTheNumbersOfAnotherSource() {
        ids.switched();
        ids.forwarded(32_766, 254);
        ids.forwarded(0, 0);
        ids.forwarded(32_767, 255);
        assertThat(ids.idOffset()).isZero();
        assertThat(ids.baseOffset()).isZero();

        ids.switched();
        ids.forwarded(700, 9);
        assertThat(700 + ids.idOffset() & 0x7fff).isEqualTo(1);
        assertThat(9 + ids.baseOffset() & 0xff).isEqualTo(1);
        ids.forwarded(701, 9);

        ids.switched();
        ids.forwarded(3, 200);
        assertThat(3 + ids.idOffset() & 0x7fff).isEqualTo(3);
        assertThat(200 + ids.baseOffset() & 0xff).isEqualTo(2);
    }

    @Test
    void leavesTheNumbersOfASourceWithoutAnyPredecessor() {
        ids.switched();
        ids.forwarded(-1, -1);
        ids.switched();
        ids.forwarded(5, 6);
        assertThat(ids.idOffset()).isZero();
        assertThat(ids.baseOffset()).isZero();
    }
}
