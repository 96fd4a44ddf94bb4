package io.quarkiverse.cloudflare.calls;

import static io.quarkiverse.cloudflare.calls.GoldenSdp.CHROMIUM_OFFER;
import static io.quarkiverse.cloudflare.calls.GoldenSdp.FIREFOX_OFFER;
import static io.quarkiverse.cloudflare.calls.GoldenSdp.difference;
import static io.quarkiverse.cloudflare.calls.GoldenSdp.linesOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SdpBandwidthTest {

    @Test
    void addsLinesToOffersOfBrowsers() {
        Sdp chromium = GoldenSdp.parse(CHROMIUM_OFFER);
        assertThat(difference(chromium, chromium.withBandwidth(TrackKind.VIDEO, 1_500_000))).containsExactly(
                "+45 b=AS:1500", "+46 b=TIAS:1500000", "+171 b=AS:1500", "+172 b=TIAS:1500000");
        Sdp firefox = GoldenSdp.parse(FIREFOX_OFFER);
        assertThat(difference(firefox, firefox.withBandwidth(TrackKind.AUDIO, 64_000))).containsExactly(
                "+12 b=AS:64", "+13 b=TIAS:64000");
    }

    @Test
    void replacesLinesWhereTheyAre() {
        Sdp sdp = GoldenSdp.of("b=AS:1", "m=audio 9 UDP 0", "c=IN IP4 0.0.0.0", "b=RR:0", "b=AS:1", "b=RS:0", "a=x", "b=AS:2");
        assertThat(difference(sdp, sdp.withBandwidth(TrackKind.AUDIO, 64_000))).containsExactly(
                "-9 b=AS:1", "+9 b=AS:64", "+11 b=TIAS:64000", "-12 b=AS:2", "+13 b=AS:64");
    }

    @Test
    void addsLinesBehindConnectionAndBeforeKeyAndAttributes() {
        assertThat(edited("m=audio 9 UDP 0")).containsExactly("m=audio 9 UDP 0", "b=AS:1", "b=TIAS:8");
        assertThat(edited("m=audio 9 UDP 0", "i=title", "a=x")).containsExactly("m=audio 9 UDP 0", "i=title", "b=AS:1",
                "b=TIAS:8", "a=x");
        assertThat(edited("m=audio 9 UDP 0", "c=IN IP4 0.0.0.0", "c=IN IP4 0.0.0.1", "k=prompt")).containsExactly(
                "m=audio 9 UDP 0", "c=IN IP4 0.0.0.0", "c=IN IP4 0.0.0.1", "b=AS:1", "b=TIAS:8", "k=prompt");
        assertThat(edited("m=audio 9 UDP 0", "a=x", "c=IN IP4 0.0.0.0")).containsExactly("m=audio 9 UDP 0", "b=AS:1",
                "b=TIAS:8", "a=x", "c=IN IP4 0.0.0.0");
        assertThat(edited("m=audio 9 UDP 0", "z=0 0", "", "")).containsExactly("m=audio 9 UDP 0", "b=AS:1", "b=TIAS:8",
                "z=0 0");
    }

    @Test
    void touchesOnlyTheKindThatIsAsked() {
        Sdp sdp = GoldenSdp.of("m=application 9 UDP 0", "m=audio 9 UDP 0", "m=text 9 UDP 0");
        assertThat(linesOf(sdp.withBandwidth(TrackKind.AUDIO, 8))).containsExactly("m=application 9 UDP 0",
                "m=audio 9 UDP 0", "b=AS:1", "b=TIAS:8", "m=text 9 UDP 0");
        assertThat(sdp.withBandwidth(TrackKind.VIDEO, 8)).isEqualTo(sdp);
    }

    @ParameterizedTest
    @CsvSource({ "1, 1", "1000, 1", "1001, 2", "9223372036854775807, 9223372036854776" })
    void roundsKilobitsUp(long bitsPerSecond, String kilobits) {
        assertThat(GoldenSdp.of("m=audio 9 UDP 0").withBandwidth(TrackKind.AUDIO, bitsPerSecond).text())
                .endsWith("b=AS:" + kilobits + "\r\nb=TIAS:" + bitsPerSecond + "\r\n");
    }

    @Test
    void refusesABandwidthOfNothing() {
        assertThatThrownBy(() -> GoldenSdp.of().withBandwidth(TrackKind.AUDIO, 0)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A bandwidth must be at least 1 bit per second; found 0");
    }

    private static Iterable<String> edited(String... lines) {
        return linesOf(GoldenSdp.of(lines).withBandwidth(TrackKind.AUDIO, 8));
    }
}
