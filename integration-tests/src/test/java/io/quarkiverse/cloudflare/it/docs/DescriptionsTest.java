package io.quarkiverse.cloudflare.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import io.quarkiverse.cloudflare.calls.Sdp;
import io.quarkiverse.cloudflare.calls.SdpFingerprint;
import io.quarkiverse.cloudflare.calls.SessionDescription;

class DescriptionsTest {

    private final String offer = read("chromium-offer");
    private final String answer = read("chromium-answer");

    @Test
    void asksForLess() {
        assertThat(Descriptions.forASlowUplink(SessionDescription.answer(answer)).sdp())
                .contains("a=fmtp:111 minptime=10;useinbandfec=1;usedtx=1;maxaveragebitrate=24000\r\n")
                .contains("m=video 9 UDP/TLS/RTP/SAVPF 45 46 98 99 ")
                .contains("b=AS:500\r\nb=TIAS:500000\r\n");
    }

    @Test
    void removesCandidates() {
        Sdp sdp = Sdp.parse(offer);
        assertThat(Descriptions.overRelaysOnly(sdp)).isEqualTo(sdp.withoutCandidates());
        assertThat(Descriptions.withoutTcp(sdp).media().get(0).candidates()).hasSize(2);
    }

    @Test
    void readsWhatIsOffered() {
        assertThat(Descriptions.sendsLayersOf(Sdp.parse(offer), "vp9")).isTrue();
        assertThat(Descriptions.sendsLayersOf(Sdp.parse(offer), "H265")).isFalse();
        assertThat(Descriptions.isOf(Sdp.parse(offer), Sdp.parse(offer).fingerprints().get(0))).isTrue();
        assertThat(Descriptions.isOf(Sdp.parse(offer), new SdpFingerprint("sha-256", "AA"))).isFalse();
    }

    private static String read(String name) {
        try {
            return Files.readString(Path.of("..", "src", "main", "protocol", "golden", "sdp", name + ".sdp"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
