package io.quarkiverse.cloudflare.calls;

import static io.quarkiverse.cloudflare.calls.GoldenSdp.CHROMIUM_OFFER;
import static io.quarkiverse.cloudflare.calls.GoldenSdp.FIREFOX_OFFER;
import static io.quarkiverse.cloudflare.calls.GoldenSdp.difference;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SdpOpusTest {

    private static final OpusOptions NONE = OpusOptions.unchanged();
    private static final OpusOptions ALL = NONE.dtx(true).fec(true).stereo(true).maxAverageBitrate(64_000);
    private static final OpusOptions NOTHING = NONE.dtx(false).fec(false).stereo(false);

    @Test
    void setsWhatIsMissingInAnOfferOfChromium() {
        Sdp offer = GoldenSdp.parse(CHROMIUM_OFFER);
        assertThat(difference(offer, offer.withOpus(ALL))).containsExactly(
                "-32 a=fmtp:111 minptime=10;useinbandfec=1",
                "+32 a=fmtp:111 minptime=10;useinbandfec=1;usedtx=1;stereo=1;sprop-stereo=1;maxaveragebitrate=64000");
        assertThat(difference(offer, offer.withOpus(NOTHING))).containsExactly(
                "-32 a=fmtp:111 minptime=10;useinbandfec=1",
                "+32 a=fmtp:111 minptime=10");
    }

    @Test
    void setsWhatIsMissingInAnOfferOfFirefox() {
        Sdp offer = GoldenSdp.parse(FIREFOX_OFFER);
        assertThat(difference(offer, offer.withOpus(NONE.dtx(true)))).containsExactly(
                "-27 a=fmtp:109 maxplaybackrate=48000;stereo=1;useinbandfec=1",
                "+27 a=fmtp:109 maxplaybackrate=48000;stereo=1;useinbandfec=1;usedtx=1");
        assertThat(difference(offer, offer.withOpus(NONE.stereo(false)))).containsExactly(
                "-27 a=fmtp:109 maxplaybackrate=48000;stereo=1;useinbandfec=1",
                "+27 a=fmtp:109 maxplaybackrate=48000;useinbandfec=1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            minptime=10              | minptime=10;usedtx=1;useinbandfec=1
            useinbandfec=1;x         | useinbandfec=1;x;usedtx=1
            usedtx=0;x;useinbandfec=0| usedtx=1;x;useinbandfec=1
            UseDTX=0;x               | usedtx=1;x;useinbandfec=1
            USEDTX = 1 ;x            | USEDTX = 1 ;x;useinbandfec=1
            x=1; usedtx=0; y         | x=1; usedtx=1; y; useinbandfec=1
            x=1;                     | x=1;usedtx=1;useinbandfec=1;
            usedtx=0;x;usedtx=1      | usedtx=1;x;usedtx=1;useinbandfec=1
            usedtx                   | usedtx=1;useinbandfec=1
            xusedtx=0;usedtxx=0      | xusedtx=0;usedtxx=0;usedtx=1;useinbandfec=1
            """)
    void keepsOtherParametersAndTheOrder(String before, String after) {
        Sdp edited = opus("a=fmtp:111 " + before).withOpus(NONE.dtx(true).fec(true));
        assertThat(edited.media().get(0).attributes("fmtp")).containsExactly("111 " + after);
    }

    @Test
    void setsAndRemovesTheHintAboutStereoWithStereo() {
        assertThat(opus("a=fmtp:111 sprop-stereo=0;x").withOpus(NONE.stereo(true)).text())
                .contains("a=fmtp:111 sprop-stereo=1;x;stereo=1\r\n");
        assertThat(opus("a=fmtp:111 sprop-stereo=1;x;stereo=1").withOpus(NONE.stereo(false)).text())
                .contains("a=fmtp:111 x\r\n");
    }

    @Test
    void createsTheLineBehindItsRtpmap() {
        Sdp sdp = GoldenSdp.of("m=audio 9 UDP 0 96 97", "a=rtpmap:0 PCMU/8000", "a=rtpmap:96 OPUS/48000/2",
                "a=rtpmap:97 opus/48000",
                "a=ptime:20", "m=audio 9 UDP 98", "a=rtpmap:98 opus/48000/2", "a=rtpmap:98 opus/48000/2");
        assertThat(difference(sdp, sdp.withOpus(NONE.fec(true).dtx(false)))).containsExactly("+8 a=fmtp:96 useinbandfec=1",
                "+10 a=fmtp:97 useinbandfec=1", "+14 a=fmtp:98 useinbandfec=1");
    }

    @Test
    void createsNoLineForWhatIsNotWanted() {
        Sdp sdp = opus("a=ptime:20");
        assertThat(sdp.withOpus(NOTHING).text()).isEqualTo(sdp.text());
    }

    @Test
    void removesALineThatLosesItsLastParameter() {
        Sdp sdp = opus("a=fmtp:111 usedtx=1; stereo=1;");
        assertThat(difference(sdp, sdp.withOpus(NONE.dtx(false)))).containsExactly(
                "-7 a=fmtp:111 usedtx=1; stereo=1;", "+7 a=fmtp:111 stereo=1;");
        assertThat(difference(sdp, sdp.withOpus(NOTHING))).containsExactly("-7 a=fmtp:111 usedtx=1; stereo=1;");
    }

    @Test
    void setsAParameterInThatOfSeveralLinesWhichHasIt() {
        Sdp sdp = opus("a=fmtp:111 minptime=10", "a=fmtp:111 usedtx=0");
        assertThat(difference(sdp, sdp.withOpus(NONE.dtx(true).fec(true)))).containsExactly(
                "-7 a=fmtp:111 minptime=10", "-8 a=fmtp:111 usedtx=0",
                "+7 a=fmtp:111 minptime=10;useinbandfec=1", "+8 a=fmtp:111 usedtx=1");
    }

    @ParameterizedTest
    @ValueSource(strings = { "a=fmtp:111", "a=fmtp:111 " })
    void fillsALineWithoutParameters(String line) {
        Sdp sdp = opus(line);
        assertThat(sdp.withOpus(NOTHING).text()).isEqualTo(sdp.text());
        assertThat(sdp.withOpus(NONE.dtx(true)).text()).contains("a=fmtp:111 usedtx=1\r\n");
    }

    @Test
    void leavesOtherCodecsAlone() {
        Sdp sdp = GoldenSdp.of("m=audio 9 UDP 63 96", "a=rtpmap:63 red/48000/2", "a=fmtp:63 111/111",
                "a=rtpmap:96 multiopus/48000/6", "a=fmtp:96 useinbandfec=1", "a=rtpmap:97", "a=fmtp:1110 usedtx=0");
        assertThat(sdp.withOpus(ALL).text()).isEqualTo(sdp.text());
    }

    @Test
    void refusesABitRateBeyondOpus() {
        assertThat(NONE.maxAverageBitrate(6_000).maxAverageBitrate(510_000).maxAverageBitrate()).hasValue(510_000);
        assertThatThrownBy(() -> NONE.maxAverageBitrate(5_999)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The average bit rate of Opus must be 6000 to 510000 bits per second; found 5999");
        assertThatThrownBy(() -> NONE.maxAverageBitrate(510_001)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The average bit rate of Opus must be 6000 to 510000 bits per second; found 510001");
    }

    private static Sdp opus(String... lines) {
        return GoldenSdp.of("m=audio 9 UDP/TLS/RTP/SAVPF 111", "a=rtpmap:111 opus/48000/2", String.join("\r\n", lines));
    }
}
