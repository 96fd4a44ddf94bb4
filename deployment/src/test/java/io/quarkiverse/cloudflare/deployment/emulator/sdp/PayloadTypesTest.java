package io.quarkiverse.cloudflare.deployment.emulator.sdp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

class PayloadTypesTest {

    private final PayloadTypes types = new PayloadTypes();

    private static Codec video(int payloadType, String name, String parameters) {
        return new Codec(payloadType, name, 90_000, 1, parameters, List.of("nack"));
    }

    @Test
    void keepsTheNumbersOfAPublisherWhileTheyAreFree() {
        assertThat(types.of(List.of(video(120, "VP8", "max-fs=12288")))).containsExactly(video(120, "VP8", "max-fs=12288"));
    }

    @Test
    void usesTheNumbersAndParametersOfTheClient() {
        types.seen(GoldenSdp.offer("chromium"));

        assertThat(types.of(List.of(video(120, "VP8", "max-fs=12288"), video(126, "H264",
                "profile-level-id=42E034;packetization-mode=1")))).containsExactly(video(96, "VP8", ""),
                        video(108, "H264", "level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=42e01f"));
    }

    @Test
    void takesAFreeNumberForACodecThatTheClientDoesNotHave() {
        types.seen(GoldenSdp.offer("chromium"));

        List<Codec> here = types.of(List.of(video(96, "H265", "profile-id=1")));

        assertThat(here).hasSize(1);
        assertThat(GoldenSdp.offer("chromium").payloadTypes()).doesNotContain(here.get(0).payloadType());
    }

    @Test
    void neverGivesANumberTwice() {
        Set<Integer> numbers = new HashSet<>();
        for (int profile = 0; profile < 200; profile++) {
            types.of(List.of(video(96, "VP9", "profile-id=" + profile))).forEach(codec -> {
                assertThat(codec.payloadType()).isBetween(35, 127).isNotIn(64, 72, 80, 95);
                assertThat(numbers.add(codec.payloadType())).isTrue();
            });
        }
        assertThat(numbers).as("96 to 127 and 35 to 63").hasSize(32 + 29);
    }

    @Test
    void saysTheSameAboutANumberEverywhere() {
        Codec made = types.of(List.of(video(96, "VP8", "max-fs=12288"))).get(0);
        types.seen(GoldenSdp.offer("chromium"));

        assertThat(types.present(made)).isEqualTo(video(96, "VP8", ""));
    }

    @Test
    void mapsByWhatPacketsHold() {
        List<Codec> firefox = GoldenSdp.offer("firefox").sections().get(1).forwarded();
        List<Codec> chromium = GoldenSdp.offer("chromium").sections().get(2).forwarded();

        assertThat(PayloadTypes.between(firefox, chromium)).isEqualTo(Map.of(120, 96, 121, 98, 99, 45));
        assertThat(PayloadTypes.between(List.of(video(1, "VP8", "")), List.of(video(2, "H264", "")))).isEmpty();
    }

    @Test
    void knowsCodecsByTheirProfiles() {
        assertThat(video(1, "H264", "packetization-mode=1;profile-level-id=42E01F").key())
                .isEqualTo(video(2, "h264", "profile-level-id=42e034; packetization-mode=1").key())
                .isNotEqualTo(video(2, "H264", "profile-level-id=42e034;packetization-mode=0").key())
                .isNotEqualTo(video(2, "H264", "profile-level-id=640034;packetization-mode=1").key());
        assertThat(video(1, "VP9", "").key()).isEqualTo(video(2, "VP9", "profile-id=0").key())
                .isNotEqualTo(video(2, "VP9", "profile-id=2").key());
        assertThat(video(1, "AV1", "").key()).isEqualTo(video(2, "AV1", "level-idx=5;profile=0;tier=0").key())
                .isNotEqualTo(video(1, "AV1", "profile=1").key());
        assertThat(video(1, "H265", "").key()).isEqualTo(video(2, "H265", "profile-id=1").key());
    }
}
