package io.quarkiverse.cloudflare.calls;

import static io.quarkiverse.cloudflare.calls.GoldenSdp.CHROMIUM_ANSWER;
import static io.quarkiverse.cloudflare.calls.GoldenSdp.CHROMIUM_OFFER;
import static io.quarkiverse.cloudflare.calls.GoldenSdp.FIREFOX_OFFER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.cloudflare.calls.SdpMedia.Direction;

class SdpMediaTest {

    @ParameterizedTest
    @ValueSource(strings = { CHROMIUM_OFFER, FIREFOX_OFFER })
    void readsTheSectionsOfAnOffer(String name) {
        assertThat(GoldenSdp.parse(name).media())
                .extracting(SdpMedia::type, media -> media.mid().orElse(""), SdpMedia::direction, SdpMedia::protocol)
                .containsExactly(
                        tuple("audio", "0", Direction.SENDRECV, "UDP/TLS/RTP/SAVPF"),
                        tuple("video", "1", Direction.SENDONLY, "UDP/TLS/RTP/SAVPF"),
                        tuple("video", "2", Direction.RECVONLY, "UDP/TLS/RTP/SAVPF"),
                        tuple("application", "3", Direction.SENDRECV, "UDP/DTLS/SCTP"));
    }

    @Test
    void readsPorts() {
        assertThat(GoldenSdp.parse(CHROMIUM_OFFER).media()).extracting(SdpMedia::port).containsExactly(45695, 9, 9, 9);
        assertThat(GoldenSdp.parse(FIREFOX_OFFER).media()).extracting(SdpMedia::port).containsExactly(35389, 0, 0, 0);
        assertThat(media("m=audio 40000/2 RTP/AVP 0").port()).isEqualTo(40000);
    }

    @Test
    void readsCodecsInTheOrderOfPreference() {
        assertThat(GoldenSdp.parse(CHROMIUM_OFFER).media().get(0).codecs()).startsWith(
                new SdpCodec(111, "opus", 48_000, 2, Map.of("minptime", "10", "useinbandfec", "1")),
                new SdpCodec(63, "red", 48_000, 2, Map.of("111/111", "")),
                new SdpCodec(9, "G722", 8000, 1, Map.of()));
        assertThat(GoldenSdp.parse(FIREFOX_OFFER).media().get(1).codecs()).extracting(SdpCodec::name)
                .containsExactly("VP8", "rtx", "VP9", "rtx", "AV1", "rtx", "ulpfec", "red", "rtx");
        SdpMedia data = GoldenSdp.parse(CHROMIUM_OFFER).media().get(3);
        assertThat(data.codecs()).isEmpty();
        assertThat(data.formats()).containsExactly("webrtc-datachannel");
    }

    @Test
    void leavesOutCodecsItCannotRead() {
        SdpMedia media = media("m=audio 9 UDP 0 0 13 96 97 98 99 128 x 096", "a=rtpmap:96 opus", "a=rtpmap:97 opus/99999999999",
                "a=rtpmap:98", "a=rtpmap:128 opus/48000/2", "a=rtpmap:x opus/48000/2", "a=rtpmap:096 opus/48000/2",
                "a=rtpmap:99 L16/44100/2", "a=rtpmap:99 PCMU/8000", "a=fmtp:99 A=1;a=2;;", "a=fmtp:99  b = x=y ; c",
                "a=fmtp:99");
        assertThat(media.codecs()).containsExactly(new SdpCodec(0, "PCMU", 8000, 1, Map.of()),
                new SdpCodec(13, "CN", 8000, 1, Map.of()),
                new SdpCodec(99, "L16", 44_100, 2, Map.of("a", "1", "b", "x=y", "c", "")));
        assertThat(media.codecs().get(2).parameters().keySet()).containsExactly("a", "b", "c");
    }

    @ParameterizedTest
    @ValueSource(strings = { CHROMIUM_OFFER, FIREFOX_OFFER })
    void readsSimulcast(String name) {
        SdpMedia camera = GoldenSdp.parse(name).media().get(1);
        assertThat(camera.rids()).containsExactly(new SdpRid("h", true, ""), new SdpRid("m", true, ""),
                new SdpRid("l", true, ""));
        assertThat(camera.simulcastSend()).containsExactly("h", "m", "l");
        assertThat(camera.simulcastReceive()).isEmpty();
        assertThat(GoldenSdp.parse(name).media().get(0).rids()).isEmpty();
        assertThat(GoldenSdp.parse(name).media().get(0).simulcastSend()).isEmpty();
    }

    @Test
    void readsSimulcastOfBothWaysWithAlternatives() {
        SdpMedia media = media("m=video 9 UDP 96", "a=rid:1 recv max-width=640;max-fps=15", "a=rid:2 maybe", "a=rid:3",
                "a=simulcast:recv 1;~4,5 send 2");
        assertThat(media.rids()).containsExactly(new SdpRid("1", false, "max-width=640;max-fps=15"));
        assertThat(media.simulcastReceive()).containsExactly("1", "4", "5");
        assertThat(media.simulcastSend()).containsExactly("2");
        assertThat(media("m=video 9 UDP 96", "a=simulcast:").simulcastSend()).isEmpty();
        assertThat(media("m=video 9 UDP 96", "a=simulcast:send").simulcastSend()).isEmpty();
    }

    @Test
    void readsCandidates() {
        List<SdpCandidate> candidates = GoldenSdp.parse(CHROMIUM_ANSWER).media().get(0).candidates();
        assertThat(candidates).containsExactly(
                new SdpCandidate("147936741", 1, "udp", 2_122_194_687L, "192.0.2.2", 35_325, "host"),
                new SdpCandidate("3283588101", 1, "udp", 2_122_265_343L, "2001:db8::2", 60_462, "host"));
        assertThat(GoldenSdp.parse(FIREFOX_OFFER).media().get(0).candidates()).hasSize(8)
                .extracting(SdpCandidate::isTcp, SdpCandidate::isUdp, SdpCandidate::component)
                .contains(tuple(false, true, 1), tuple(true, false, 2));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "1 1 udp 1 192.0.2.1 9", "1 1 udp 1 192.0.2.1 9 type host", "1 x udp 1 192.0.2.1 9 typ host",
            "1 1 udp -1 192.0.2.1 9 typ host", "1 1 udp 1 192.0.2.1 65536 typ host", "1 1 udp 1 192.0.2.1 9 typ" })
    void leavesOutCandidatesItCannotRead(String value) {
        assertThat(media("m=audio 9 UDP 0", "a=candidate:" + value).candidates()).isEmpty();
    }

    @Test
    void takesFromTheSessionWhatTheSectionDoesNotState() {
        Sdp sdp = GoldenSdp.of("a=recvonly", "a=setup:actpass", "a=fingerprint:sha-256 AA", "a=mid:no", "m=audio 9 UDP 0",
                "m=video 9 UDP 0", "a=inactive", "a=setup:active", "a=fingerprint:sha-256 BB", "a=mid:v");
        SdpMedia audio = sdp.media().get(0);
        SdpMedia video = sdp.media().get(1);
        assertThat(List.of(audio.direction(), video.direction())).containsExactly(Direction.RECVONLY, Direction.INACTIVE);
        assertThat(audio.attribute("setup")).hasValue("actpass");
        assertThat(video.attribute("setup")).hasValue("active");
        assertThat(audio.attributes("setup")).isEmpty();
        assertThat(audio.attribute("set")).isEmpty();
        assertThat(audio.fingerprints()).containsExactly(new SdpFingerprint("sha-256", "AA"));
        assertThat(video.fingerprints()).containsExactly(new SdpFingerprint("sha-256", "BB"));
        assertThat(audio.mid()).isEmpty();
        assertThat(video.mid()).hasValue("v");
        assertThat(media("m=audio 9 UDP 0").direction()).isEqualTo(Direction.SENDRECV);
    }

    @Test
    void knowsTheKindOfTracksOnly() {
        assertThat(GoldenSdp.parse(CHROMIUM_OFFER).media()).extracting(SdpMedia::kind).containsExactly(
                Optional.of(TrackKind.AUDIO), Optional.of(TrackKind.VIDEO), Optional.of(TrackKind.VIDEO), Optional.empty());
        assertThat(List.of(media("m=text 9 UDP 0"), media("m=AUDIO 9 UDP 0"))).extracting(SdpMedia::kind)
                .containsOnly(Optional.empty());
    }

    private static SdpMedia media(String... lines) {
        return GoldenSdp.of(lines).media().get(0);
    }
}
