package io.quarkiverse.cloudflare.deployment.emulator.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PayloadFormatTest {

    private static boolean starts(String format, String payload) {
        byte[] bytes = Hex.bytes("eeee" + payload);
        return PayloadFormat.of(format).startsKeyFrame(bytes, 2, bytes.length - 2);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            VP8,  10 00 9d012a,               the first partition of a key frame
            VP8,  90 80 12 00,                with a picture id of seven bits
            VP8,  90 f0 8012 05 20 00,        with all fields
            VP9,  08 00,                      the begin of a frame that needs no other
            VP9,  a8 8012 00 55 00,           its lowest spatial layer
            H264, 67 42e01f,                  a sequence parameter set
            H264, 65 88,                      a picture that needs no other
            H264, 78 0002 09f0 0004 6742e01f, a parameter set in an aggregation
            H264, 7c 85 88,                   the first fragment of a picture
            H265, 40 01 0c,                   a video parameter set
            H265, 26 01 af,                   a picture that needs no other
            H265, 60 01 0003 46 01 50 0003 40 01 0c, a parameter set in an aggregation
            H265, 62 01 93 af,                the first fragment of a picture
            AV1,  18 0a 0b,                   the first packet of a coded video sequence
            opus, fc,                         anything of audio
            """)
    void knowsWhereAKeyFrameBegins(String format, String payload, String what) {
        assertThat(starts(format, payload)).as(what).isTrue();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            VP8,  10 01 9d012a,         an inter frame
            VP8,  11 00 9d012a,         the second partition
            VP8,  00 00 9d012a,         the middle of a partition
            VP8,  90 f0 8012 05 20,     no header of a frame
            VP8,  90 80,                a descriptor that is cut
            VP9,  48 00,                a frame that needs another
            VP9,  00 00,                the middle of a frame
            VP9,  a8 8012 02 55 00,     a higher spatial layer
            VP9,  a8,                   a descriptor that is cut
            H264, 61 88,                a picture that needs another
            H264, 78 0002 09f0,         an aggregation of something else
            H264, 78 ffff 09 67,        an aggregation that is cut
            H264, 7c 05 88,             a later fragment
            H264, 7c 81 88,             a fragment of another picture
            H264, 65,                   too little
            H265, 02 01 af,             a picture that needs another
            H265, 62 01 13 af,          a later fragment
            H265, 26 01,                too little
            AV1,  10 0a 0b,             a later frame
            AV1,  98 0a 0b,             the rest of a unit
            """)
    void knowsWhereNoneBegins(String format, String payload, String what) {
        assertThat(starts(format, payload)).as(what).isFalse();
    }

    @Test
    void takesNothingForTheBeginningOfAFrame() {
        for (PayloadFormat format : PayloadFormat.values()) {
            assertThat(format.startsKeyFrame(new byte[0], 0, 0)).isEqualTo(format == PayloadFormat.OTHER);
        }
    }
}
