package io.quarkiverse.cloudflare.deployment.emulator.sdp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteDescriptionTest {

    @ParameterizedTest
    @ValueSource(strings = { "chromium", "firefox" })
    void readsWhatBrowsersOffer(String browser) {
        List<RemoteSection> sections = GoldenSdp.offer(browser).sections();

        assertThat(sections).extracting(RemoteSection::mid).containsExactly("0", "1", "2", "3");
        assertThat(sections).extracting(RemoteSection::kind).containsExactly(SectionKind.AUDIO, SectionKind.VIDEO,
                SectionKind.VIDEO, SectionKind.DATA);
        assertThat(sections).extracting(RemoteSection::sends).containsExactly(true, true, false, false);
        assertThat(sections).extracting(RemoteSection::receives).containsExactly(true, false, true, false);
        assertThat(sections).noneMatch(RemoteSection::rejected).allMatch(RemoteSection::usable);
        assertThat(sections.get(1).rids()).containsExactly("h", "m", "l");
        assertThat(sections).filteredOn(section -> section.index() != 1).allMatch(section -> section.rids().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = { "chromium", "firefox" })
    void readsWhatBrowsersAnswer(String browser) {
        List<RemoteSection> sections = GoldenSdp.answer(browser).sections();

        assertThat(sections).extracting(RemoteSection::mid).containsExactly("0", "1", "2", "3");
        assertThat(sections.get(1).sends()).isFalse();
        assertThat(sections.get(1).receives()).isTrue();
    }

    @Test
    void tellsForwardedCodecsFromOthers() {
        List<RemoteSection> chromium = GoldenSdp.offer("chromium").sections();
        assertThat(chromium.get(0).forwarded()).extracting(Codec::name).containsExactly("opus", "PCMU", "PCMA");
        assertThat(chromium.get(1).forwarded()).extracting(Codec::name).containsOnly("VP8", "VP9", "H264", "AV1");
        assertThat(chromium.get(1).forwarded().get(0)).isEqualTo(new Codec(96, "VP8", 90_000, 1, "",
                List.of("goog-remb", "transport-cc", "ccm fir", "nack", "nack pli")));

        List<RemoteSection> firefox = GoldenSdp.offer("firefox").sections();
        assertThat(firefox.get(0).forwarded()).extracting(Codec::payloadType).containsExactly(109, 0, 8);
        assertThat(firefox.get(1).forwarded()).extracting(Codec::name).containsExactly("VP8", "VP9", "AV1");
    }

    @Test
    void keepsTheExtensionsThatThePeerMaySend() {
        assertThat(GoldenSdp.offer("chromium").sections().get(1).extensions()).containsExactlyInAnyOrder(
                new Extension(4, Extension.MID, false), new Extension(10, Extension.RID, false),
                new Extension(3, Extension.TRANSPORT_CC, false));
        assertThat(GoldenSdp.offer("firefox").sections().get(1).extensions()).containsExactlyInAnyOrder(
                new Extension(3, Extension.MID, false), new Extension(9, Extension.RID, true),
                new Extension(7, Extension.TRANSPORT_CC, false));
        assertThat(GoldenSdp.offer("firefox").extensionIds()).contains(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    }

    @Test
    void leavesStreamsWithLayersToBeTold() {
        assertThat(GoldenSdp.offer("firefox").sections().get(1).ssrcs()).isEmpty();
        assertThat(GoldenSdp.offer("firefox").sections().get(0).ssrcs())
                .containsExactly(Integer.parseUnsignedInt("3947697187"));
    }

    @Test
    void leavesOutRetransmissions() {
        RemoteSection answered = RemoteSection.of(0, io.quarkiverse.cloudflare.calls.Sdp
                .parse(GoldenSdp.text("chromium-answer")).media().get(1));

        assertThat(answered.ssrcs()).containsExactly(702318995);
    }

    @Test
    void readsTheNumbersOfDataChannels() {
        assertThat(GoldenSdp.offer("chromium").data()).contains(new DataNumbers(5000, 262_144));
        assertThat(GoldenSdp.offer("firefox").data()).contains(new DataNumbers(5000, 1_073_741_823));
        assertThat(new DataNumbers(0, 0).settings().remotePort()).isEqualTo(5000);
        assertThat(new DataNumbers(4000, 0).settings().maxMessageSize()).isEqualTo(262_144);
        assertThat(new DataNumbers(4000, 1000).settings().maxMessageSize()).isEqualTo(1000);
    }

    @Test
    void knowsUfragAndFingerprint() {
        RemoteDescription offer = GoldenSdp.offer("firefox");

        assertThat(offer.ufrags()).containsExactly("e0e1af85");
        assertThat(offer.fingerprints()).hasSize(1);
        assertThat(offer.mixedExtensions()).isTrue();
        assertThat(offer).hasToString("RemoteDescription[4 sections]");
    }
}
