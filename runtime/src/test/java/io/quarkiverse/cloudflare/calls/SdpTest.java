package io.quarkiverse.cloudflare.calls;

import static io.quarkiverse.cloudflare.calls.GoldenSdp.CHROMIUM_OFFER;
import static io.quarkiverse.cloudflare.calls.GoldenSdp.FIREFOX_OFFER;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SdpTest {

    static List<String> browsers() {
        return GoldenSdp.names();
    }

    @ParameterizedTest
    @MethodSource("browsers")
    void keepsWhatABrowserWrote(String name) {
        String text = GoldenSdp.text(name);
        assertThat(text).contains("\r\n").endsWith("\r\n");
        assertThat(Sdp.parse(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @MethodSource("browsers")
    void keepsItWhenAnEditHasNothingToDo(String name) {
        Sdp sdp = GoldenSdp.parse(name);
        Sdp edited = sdp.withOpus(OpusOptions.unchanged()).preferCodecs(TrackKind.VIDEO)
                .preferCodecs(TrackKind.AUDIO, "no-such-codec")
                .withoutCandidates(candidate -> false);
        assertThat(edited.text()).isEqualTo(sdp.text());
        assertThat(edited).isEqualTo(sdp).hasSameHashCodeAs(sdp);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "v=0",
            "v=0\n",
            "v=0\r\n\r\n\r\n",
            "v=0\na=x\r\nm=audio 9 UDP 0\n",
            "v=0\r\nm=audio 9 UDP 0\r\na=last",
            "v=0\nz=unknown\nQ=\na=\na=:\na=mid\nt=0 0\no=after\n",
            "v=0\nm=audio   9/2  RTP/AVP   0 8 \n",
            "v=0\nm=message 0 TCP\n",
            "v=0\ns=\u00fcber \u2028 \u0085 \ud83d\udca9 \ud800\n" })
    void keepsUnusualText(String text) {
        Sdp sdp = Sdp.parse(text);
        assertThat(sdp.text()).isEqualTo(text);
        assertThat(sdp.withoutCandidates().withOpus(OpusOptions.unchanged().dtx(true)).preferCodecs(TrackKind.AUDIO, "opus")
                .text())
                .isEqualTo(text);
    }

    @Test
    void addsLinesWithTheLineEndOfTheText() {
        String lf = GoldenSdp.text(CHROMIUM_OFFER).replace("\r\n", "\n");
        Sdp edited = Sdp.parse(lf).withBandwidth(TrackKind.AUDIO, 64_000).withOpus(OpusOptions.unchanged().dtx(true));
        assertThat(edited.text()).contains("b=AS:64\nb=TIAS:64000\n").doesNotContain("\r");
    }

    @Test
    void keepsALastLineWithoutAnEnd() {
        Sdp sdp = Sdp.parse("v=0\r\nm=audio 9 UDP 111\r\na=rtpmap:111 opus/48000/2");
        assertThat(sdp.withOpus(OpusOptions.unchanged().dtx(true)).text())
                .isEqualTo("v=0\r\nm=audio 9 UDP 111\r\na=rtpmap:111 opus/48000/2\r\na=fmtp:111 usedtx=1");
        assertThat(Sdp.parse("v=0\nm=audio 9 UDP 0").withBandwidth(TrackKind.AUDIO, 1).text())
                .isEqualTo("v=0\nm=audio 9 UDP 0\nb=AS:1\nb=TIAS:1");
    }

    @Test
    void readsTheFingerprintsOfSessionAndSections() {
        SdpFingerprint ofFirefox = new SdpFingerprint("sha-256", "37:F3:26:3F:68:E8:81:46:21:E0:65:FB:D0:AA:CA:BB:DD:24:28:B6:"
                + "B7:90:70:FF:47:80:0C:BE:67:05:E0:2E");
        assertThat(GoldenSdp.parse(FIREFOX_OFFER).fingerprints()).containsExactly(ofFirefox);
        assertThat(GoldenSdp.parse(CHROMIUM_OFFER).fingerprints()).singleElement()
                .satisfies(found -> assertThat(found.value()).hasSize(32 * 3 - 1).startsWith("55:6A:3E:").endsWith(":B8:4F"));
        assertThat(GoldenSdp.of("a=fingerprint:sha-1 aa:bb", "m=audio 9 UDP 0", "a=fingerprint:SHA-256 AA:cc",
                "a=fingerprint:sha-1 AA:BB", "a=fingerprint:sha-512", "a=fingerprint:a b c").fingerprints())
                .containsExactly(new SdpFingerprint("sha-1", "AA:BB"), new SdpFingerprint("sha-256", "AA:CC"));
        assertThat(GoldenSdp.of().fingerprints()).isEmpty();
    }

    @Test
    void readsAttributesOfTheSession() {
        Sdp sdp = GoldenSdp.parse(CHROMIUM_OFFER);
        assertThat(sdp.attributes("group")).containsExactly("BUNDLE 0 1 2 3");
        assertThat(sdp.attributes("extmap-allow-mixed")).containsExactly("");
        assertThat(sdp.attributes("mid")).isEmpty();
        assertThat(sdp.attributes("extmap")).isEmpty();
    }

    @Test
    void printsNoneOfItsText() {
        Sdp sdp = GoldenSdp.parse(CHROMIUM_OFFER);
        assertThat(sdp).hasToString("Sdp[audio, video, video, application; " + sdp.text().length() + " chars]");
        assertThat(sdp.media().get(1)).hasToString("SdpMedia[video sendonly, 124 lines]");
        assertThat(sdp.media().get(0).candidates().get(2)).hasToString("SdpCandidate[tcp host]");
        assertThat(Sdp.parse("v=0\n")).hasToString("Sdp[4 chars]");
        assertThat(Sdp.parse("v=0\nm=s3cret 9 UDP 0\n")).hasToString("Sdp[other; 21 chars]");
        assertThat(SdpParser.parse("v=0\n").toString()).isEqualTo("[SdpSection[1 lines]]");
        assertThat(new SdpLine("a=ice-pwd:s3cret", "\n")).hasToString("SdpLine[16 chars]");
    }
}
