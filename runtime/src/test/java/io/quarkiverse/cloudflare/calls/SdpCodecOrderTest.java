package io.quarkiverse.cloudflare.calls;

import static io.quarkiverse.cloudflare.calls.GoldenSdp.CHROMIUM_OFFER;
import static io.quarkiverse.cloudflare.calls.GoldenSdp.FIREFOX_OFFER;
import static io.quarkiverse.cloudflare.calls.GoldenSdp.difference;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SdpCodecOrderTest {

    @Test
    void prefersCodecsInAnOfferOfChromium() {
        Sdp offer = GoldenSdp.parse(CHROMIUM_OFFER);
        assertThat(difference(offer, offer.preferCodecs(TrackKind.VIDEO, "av1", "VP9"))).containsExactly(
                "-43 m=video 9 UDP/TLS/RTP/SAVPF 96 97 102 103 104 107 108 109 114 115 116 117 39 40 45 46 98 99 100 101 118 119 "
                        + "120",
                "+43 m=video 9 UDP/TLS/RTP/SAVPF 45 46 98 99 100 101 96 97 102 103 104 107 108 109 114 115 116 117 39 40 118 119 "
                        + "120",
                "-167 m=video 9 UDP/TLS/RTP/SAVPF 96 97 98 99 100 101 35 36 37 38 102 103 104 107 108 109 114 115 116 117 39 40 41 "
                        + "42 43 44 45 46 47 48 118 119 120 49",
                "+167 m=video 9 UDP/TLS/RTP/SAVPF 45 46 47 48 98 99 100 101 35 36 37 38 96 97 102 103 104 107 108 109 114 115 116 "
                        + "117 39 40 41 42 43 44 118 119 120 49");
        assertThat(difference(offer, offer.preferCodecs(TrackKind.AUDIO, "PCMU", "opus"))).containsExactly(
                "-8 m=audio 45695 UDP/TLS/RTP/SAVPF 111 63 9 0 8 13 110 126",
                "+8 m=audio 45695 UDP/TLS/RTP/SAVPF 0 111 63 9 8 13 110 126");
    }

    @Test
    void prefersCodecsInAnOfferOfFirefox() {
        Sdp offer = GoldenSdp.parse(FIREFOX_OFFER);
        String before = "m=video 0 UDP/TLS/RTP/SAVPF 120 124 121 125 99 100 123 122 119";
        String after = "m=video 0 UDP/TLS/RTP/SAVPF 122 119 99 100 120 124 121 125 123";
        assertThat(difference(offer, offer.preferCodecs(TrackKind.VIDEO, "red", "H264", "AV1"))).containsExactly(
                "-46 " + before, "+46 " + after, "-119 " + before, "+119 " + after);
    }

    @Test
    void takesEveryRetransmissionAlongFromWhereverItIs() {
        assertThat(order("m=video 9 UDP 97 96 100 98 99", "VP9")).isEqualTo("m=video 9 UDP 98 100 99 97 96");
        assertThat(order("m=video 9 UDP 97 96 100 98 99", "VP8", "VP9")).isEqualTo("m=video 9 UDP 96 97 98 100 99");
    }

    @Test
    void leavesARetransmissionWithItsCodecWhenAskedForIt() {
        assertThat(order("m=video 9 UDP 96 97 98 99", "rtx")).isEqualTo("m=video 9 UDP 96 97 98 99");
    }

    @Test
    void passesOverWhatTheSectionDoesNotHave() {
        assertThat(order("m=video 9 UDP 96 97 98 99", "H265", "", "VP9", "vp9")).isEqualTo("m=video 9 UDP 98 99 96 97");
        assertThat(order("m=video 9 UDP 96 97", "VP9")).isEqualTo("m=video 9 UDP 96 97");
        assertThat(order("m=video 9 UDP", "VP9")).isEqualTo("m=video 9 UDP");
    }

    @Test
    void dropsNothing() {
        assertThat(order("m=video 9/2  UDP  x 96 98 96 098 200 98 *", "VP9"))
                .isEqualTo("m=video 9/2  UDP 98 98 x 96 96 098 200 *");
    }

    @Test
    void keepsTheSpacesOfALineThatIsInOrder() {
        assertThat(order("m=video 9  UDP  98  99 ", "VP9")).isEqualTo("m=video 9  UDP  98  99 ");
    }

    @Test
    void knowsCodecsThatNeedNoRtpmap() {
        Sdp sdp = GoldenSdp.of("m=audio 9 UDP 0 8 9");
        assertThat(sdp.preferCodecs(TrackKind.AUDIO, "PCMA").text()).contains("m=audio 9 UDP 8 0 9\r\n");
    }

    private static String order(String mediaLine, String... names) {
        Sdp sdp = GoldenSdp.of(mediaLine, "a=fmtp:97 apt=96", "a=fmtp:99 apt=98;rtx-time=3000", "a=fmtp:100 apt=98",
                "a=rtpmap:96 VP8/90000", "a=rtpmap:97 rtx/90000", "a=rtpmap:98 VP9/90000", "a=rtpmap:99 RTX/90000",
                "a=rtpmap:100 rtx/90000");
        return GoldenSdp.linesOf(sdp.preferCodecs(TrackKind.VIDEO, names)).get(0);
    }
}
