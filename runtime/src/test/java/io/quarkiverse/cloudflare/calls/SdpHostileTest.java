package io.quarkiverse.cloudflare.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Texts that are made to cost. Each takes well below a second; a minute is what work that is not linear would take.
 */
class SdpHostileTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int MANY = 100_000;
    private static final String LONG = "x".repeat(1 << 20);

    static Stream<String> hostile() {
        return Stream.of(
                "v=0\na=" + LONG,
                "v=0\nm=audio 9 " + LONG + " 0\n",
                "v=0\nm=audio 9 UDP 96\na=rtpmap:96 opus/48000/2\na=fmtp:96 " + ";".repeat(1 << 20),
                "v=0\nm=audio 9 UDP 96\na=rtpmap:96 opus/48000/2\na=fmtp:96 " + "usedtx=0;".repeat(MANY),
                "v=0\nm=audio 9 UDP 96\na=rtpmap:96 opus/48000/2\n" + many(i -> "a=fmtp:96 p" + i + "=1"),
                "v=0\nm=audio 9 UDP" + " 96".repeat(MANY) + "\na=rtpmap:96 opus/48000\n" + many(i -> "a=fmtp:96 p" + i + "=1"),
                "v=0\nm=video 9 UDP " + IntStream.range(0, MANY).mapToObj(Integer::toString).collect(Collectors.joining(" "))
                        + "\n" + many(i -> "a=rtpmap:" + i + " opus/48000/2") + many(i -> "a=fmtp:" + i + " apt=96"),
                "v=0\nm=audio 9 UDP 0\n" + many(i -> "a=rtpmap:" + i + " opus/48000/2"),
                "v=0\n" + many(i -> "m=audio 9 UDP 0"),
                "v=0\n" + many(i -> "a=x") + many(i -> "m=video 9 UDP 0"),
                "v=0\nm=audio 9 UDP 0\n" + many(i -> "b=AS:1"),
                "v=0\nm=audio 9 UDP 0\n" + many(i -> "a=candidate:" + i + " 1 udp 1 192.0.2.1 9 typ host"),
                "v=0\nm=audio 9 UDP 0\na=candidate:" + " ".repeat(1 << 20) + "\na=simulcast:" + " ".repeat(1 << 20),
                "v=0\nm=audio 9 UDP 0\na=rid:" + "a ".repeat(1 << 19) + "\na=rtpmap:0 " + "/".repeat(1 << 20),
                "v=0\nm=audio 9 UDP 0\na=fingerprint:" + "a ".repeat(1 << 19) + "\na=rtpmap:0 a/1" + " ".repeat(1 << 20) + "x",
                "v=0\n" + "\n".repeat(MANY),
                "v=0\nm=audio 9 UDP 0\ns=" + "\ud800".repeat(MANY) + "\n");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void costsTimeInProportionToItsLength(String text) {
        List<Sdp> edited = assertTimeoutPreemptively(MINUTE, () -> {
            Sdp sdp = Sdp.parse(text);
            for (SdpMedia media : sdp.media()) {
                assertThat(List.of(media.codecs(), media.rids(), media.candidates(), media.simulcastSend())).hasSize(4);
            }
            assertThat(sdp.fingerprints()).isEmpty();
            return List.of(sdp, sdp.withOpus(OpusOptions.unchanged().dtx(true).stereo(true)),
                    sdp.withOpus(OpusOptions.unchanged().dtx(false)), sdp.preferCodecs(TrackKind.AUDIO, "opus"),
                    sdp.preferCodecs(TrackKind.VIDEO, "opus", "rtx"), sdp.withBandwidth(TrackKind.AUDIO, 1),
                    sdp.withoutCandidates(),
                    sdp.withoutCandidates(SdpCandidate::isUdp));
        });
        assertThat(edited.get(0).text().equals(text)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void isRefusedWithAShortMessageIfItCannotBeSdp(String text) {
        assertThatThrownBy(() -> Sdp.parse(text + "\n\0")).isInstanceOf(IllegalArgumentException.class)
                .satisfies(refusal -> assertThat(refusal.getMessage()).startsWith("Not SDP, line ").hasSizeLessThan(80));
    }

    @Test
    void isRefusedWithTheNumberOfALateLine() {
        assertThatThrownBy(() -> Sdp.parse("v=0\n" + many(i -> "a=x") + "\0"))
                .hasMessage("Not SDP, line 100002: a line must be one letter, = and a value");
    }

    private static String many(IntFunction<String> line) {
        return IntStream.range(0, MANY).mapToObj(line).collect(Collectors.joining("\n", "", "\n"));
    }
}
