package io.quarkiverse.cloudflare.deployment.emulator.sdp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.cloudflare.calls.Sdp;
import io.quarkiverse.cloudflare.calls.SdpCandidate;
import io.quarkiverse.cloudflare.calls.SdpFingerprint;
import io.quarkiverse.cloudflare.calls.SdpMedia;
import io.quarkiverse.cloudflare.deployment.emulator.sdp.DescriptionWriter.Origin;
import io.quarkiverse.cloudflare.deployment.emulator.transport.IceCredentials;

class DescriptionWriterTest {

    private static final IceCredentials CREDENTIALS = new IceCredentials("ufrag", "a password of 22 chars");
    private static final SdpFingerprint FINGERPRINT = new SdpFingerprint("sha-256", "AB:CD");
    private static final List<SdpCandidate> CANDIDATES = List.of(
            new SdpCandidate("1", 1, "udp", 2130706431, "192.0.2.1", 4000, "host"),
            new SdpCandidate("2", 1, "udp", 2130706175, "::1", 4001, "host"));

    private final DescriptionWriter writer = new DescriptionWriter(FINGERPRINT, CANDIDATES);

    private static LocalSection answerTo(RemoteSection section) {
        return section.kind() == SectionKind.DATA ? LocalSection.data(section.mid())
                : new LocalSection(section.mid(), section.line(), false, section.sends(), section.forwarded(),
                        section.extensions(), section.rids(), Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(strings = { "chromium", "firefox" })
    void answersBrowsersWithWhatTheyOffered(String browser) {
        RemoteDescription offer = GoldenSdp.offer(browser);

        Sdp answer = Sdp.parse(writer.answer(new Origin(7, 1), CREDENTIALS, true,
                offer.sections().stream().map(DescriptionWriterTest::answerTo).toList()));

        assertThat(answer.text()).startsWith("v=0\r\no=- 7 1 IN IP4 0.0.0.0\r\n").endsWith("\r\n");
        assertThat(answer.attributes("ice-lite")).hasSize(1);
        assertThat(answer.attributes("extmap-allow-mixed")).hasSize(1);
        assertThat(answer.attributes("group")).containsExactly("BUNDLE 0 1 2 3");
        assertThat(answer.fingerprints()).containsExactly(FINGERPRINT);
        List<SdpMedia> media = answer.media();
        assertThat(media).extracting(section -> section.mid().orElseThrow()).containsExactly("0", "1", "2", "3");
        assertThat(media).allSatisfy(section -> {
            assertThat(section.port()).isEqualTo(4000);
            assertThat(section.candidates()).isEqualTo(CANDIDATES);
            assertThat(section.attribute("setup")).contains("passive");
            assertThat(section.attribute("ice-ufrag")).contains("ufrag");
            assertThat(section.attributes("end-of-candidates")).hasSize(1);
        });
        assertThat(media.get(1).direction()).isEqualTo(SdpMedia.Direction.RECVONLY);
        assertThat(media.get(2).direction()).isEqualTo(SdpMedia.Direction.INACTIVE);
        assertThat(media.get(1).simulcastReceive()).containsExactly("h", "m", "l");
        assertThat(media.get(1).rids()).hasSize(3).noneMatch(rid -> rid.sent());
        assertThat(media.get(1).codecs()).isNotEmpty().allSatisfy(codec -> assertThat(codec.name())
                .isNotIn("rtx", "red", "ulpfec", "flexfec-03"));
        assertThat(media.get(3).attribute("sctp-port")).contains("5000");
    }

    @Test
    void accepsExtensionsOneWayWhereTheyWereOfferedSo() {
        RemoteDescription offer = GoldenSdp.offer("firefox");

        Sdp answer = Sdp.parse(writer.answer(new Origin(7, 1), CREDENTIALS, false,
                offer.sections().stream().map(DescriptionWriterTest::answerTo).toList()));

        assertThat(answer.media().get(1).attributes("extmap")).contains("9/recvonly " + Extension.RID, "3 " + Extension.MID);
        assertThat(answer.attributes("extmap-allow-mixed")).isEmpty();
    }

    @Test
    void countsPacketsOnlyWithTheExtensionForIt() {
        RemoteSection video = GoldenSdp.offer("chromium").sections().get(1);
        LocalSection with = answerTo(video);
        LocalSection without = new LocalSection("1", video.line(), false, true, video.forwarded(), List.of(), List.of(),
                Optional.empty());

        assertThat(writer.answer(new Origin(7, 1), CREDENTIALS, true, List.of(with))).contains("a=rtcp-fb:96 transport-cc\r\n");
        assertThat(writer.answer(new Origin(7, 1), CREDENTIALS, true, List.of(without))).contains("a=rtcp-fb:96 nack\r\n")
                .doesNotContain("transport-cc");
    }

    @Test
    void announcesWhatItSends() {
        LocalSection section = new LocalSection("5", LocalSection.rtp(SectionKind.AUDIO), false, false,
                List.of(new Codec(111, "opus", 48_000, 2, "useinbandfec=1", List.of())), List.of(), List.of(),
                Optional.of(new Sender(-1, "cname", "publisher", "mic\r\na=evil é")));

        String offer = writer.offer(new Origin(7, 2), CREDENTIALS, true, List.of(section));

        assertThat(offer).contains("m=audio 4000 UDP/TLS/RTP/SAVPF 111\r\n", "a=setup:actpass\r\n", "a=sendonly\r\n",
                "a=rtpmap:111 opus/48000/2\r\na=fmtp:111 useinbandfec=1\r\n", "a=msid:publisher mic__a_evil__\r\n",
                "a=ssrc:4294967295 cname:cname\r\n", "a=ssrc:4294967295 msid:publisher mic__a_evil__\r\n");
    }

    /** Whatever the sections are, they come back with the same places, mids and directions. */
    @Test
    void writesWhatReadsTheSame() {
        Random random = new Random(4);
        for (int run = 0; run < 200; run++) {
            List<LocalSection> sections = new ArrayList<>();
            for (int count = random.nextInt(12); count >= 0; count--) {
                sections.add(section("m" + sections.size(), random));
            }
            Sdp sdp = Sdp.parse(writer.offer(new Origin(1, run), CREDENTIALS, random.nextBoolean(), sections));
            assertThat(sdp.media()).hasSameSizeAs(sections);
            for (int i = 0; i < sections.size(); i++) {
                SdpMedia media = sdp.media().get(i);
                assertThat(media.mid()).contains(sections.get(i).mid());
                assertThat(media.type()).isEqualTo(sections.get(i).line().type());
                assertThat(media.port() == 0).isEqualTo(sections.get(i).rejected());
                assertThat(media.type().equals("application") || sections.get(i).rejected()
                        || media.direction().toString().equals(sections.get(i).direction())).isTrue();
                assertThat(Codecs.of(media)).isEqualTo(sections.get(i).rejected() ? List.of() : sections.get(i).codecs());
            }
        }
    }

    private static LocalSection section(String mid, Random random) {
        SectionKind kind = random.nextBoolean() ? SectionKind.AUDIO : SectionKind.VIDEO;
        List<Codec> codecs = Codecs.usual(kind.track().orElseThrow());
        return switch (random.nextInt(4)) {
            case 0 -> LocalSection.data(mid);
            case 1 -> LocalSection.rejected(mid, new MediaLine(kind.type(), MediaLine.RTP, List.of("96")));
            default -> new LocalSection(mid, LocalSection.rtp(kind), false, random.nextBoolean(), codecs,
                    List.of(new Extension(3, Extension.TRANSPORT_CC, false)),
                    random.nextBoolean() ? List.of("a", "b") : List.of(),
                    random.nextBoolean() ? Optional.of(new Sender(random.nextInt(), "c", "s", "t")) : Optional.empty());
        };
    }
}
