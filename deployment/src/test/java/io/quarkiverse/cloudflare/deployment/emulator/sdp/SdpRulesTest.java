package io.quarkiverse.cloudflare.deployment.emulator.sdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SdpRulesTest {

    private static final String OFFER = GoldenSdp.text("chromium-offer");

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "v=0                  | w=0                   | Unable to parse SDP: line 1: the first line must be v=0",
            "s=-                  | i=-                   | Unable to parse SDP: it has no line s=",
            "t=0 0                | i=-                   | Unable to parse SDP: it has no line t=",
            "a=mid:1              | a=mid:0               | Unable to parse SDP: two media sections have the same mid",
            "a=mid:1              | a=mad:1               | Unable to parse SDP: a media section has no mid",
            "a=mid:1              | a=mid:1 2             | Unable to parse SDP: a mid is not a token",
            "a=ice-ufrag:Qs7c     | a=ice-options:ice2    | A media section has no ICE credentials",
            "a=setup:actpass      | a=setup:passive       | The offer must leave the passive side of DTLS to the SFU",
            "a=group:BUNDLE 0 1 2 3 | a=group:BUNDLE 0 1 2 | All media sections must be in one BUNDLE group",
            "a=group:BUNDLE 0 1 2 3 | a=group:LS 0 1 2 3  | All media sections must be in one BUNDLE group",
            "a=rtcp-mux           | a=rtcp-none           | RTP and RTCP must be multiplexed",
            "m=audio 45695        | m=audio               | Unable to parse SDP: line 8: the port must be a number from 0 to 65535",
            "a=fingerprint:sha-256 | a=finger:            | A media section has no fingerprint" })
    void namesTheRuleThatAnOfferBreaks(String line, String instead, String rule) {
        assertThat(OFFER).contains(line);

        assertThatThrownBy(() -> RemoteDescription.parse(OFFER.replace(line, instead), true))
                .isInstanceOf(UnacceptableSdpException.class).hasMessage(rule);
    }

    @Test
    void needsTheLastLineEnd() {
        assertThatThrownBy(() -> RemoteDescription.parse(OFFER.strip(), true))
                .hasMessage("Unable to parse SDP: common issue: missing termination at the end");
        assertThatThrownBy(() -> RemoteDescription.parse("", true))
                .hasMessage("Unable to parse SDP: common issue: missing termination at the end");
    }

    @Test
    void needsBothCharactersOfALineEnd() {
        assertThatThrownBy(() -> RemoteDescription.parse(OFFER.replaceFirst("\r\n", "\n"), true))
                .hasMessage("Unable to parse SDP: lines must end with CRLF");
    }

    @Test
    void wantsAnswersThatAreActive() {
        String answer = GoldenSdp.text("chromium-answer");
        assertThat(RemoteDescription.parse(answer, false).sections()).hasSize(4);

        assertThatThrownBy(() -> RemoteDescription.parse(answer.replace("a=setup:active", "a=setup:passive"), false))
                .hasMessage("The answer must take the active side of DTLS");
    }

    @Test
    void takesRejectedSectionsAsTheyAre() {
        String stopped = OFFER.replace("m=audio 45695", "m=audio 0").replace("BUNDLE 0 1", "BUNDLE 1").replaceFirst(
                "a=mid:0\r\n",
                "");

        RemoteDescription offer = RemoteDescription.parse(stopped, true);

        assertThat(offer.sections().get(0).rejected()).isTrue();
        assertThat(offer.sections().get(0).sends()).isFalse();
        assertThat(offer.section("0")).isEmpty();
        assertThat(offer.section("1")).isPresent();
    }

    @Test
    void needsAMediaSection() {
        assertThatThrownBy(() -> RemoteDescription.parse(OFFER.substring(0, OFFER.indexOf("m=audio")), true))
                .hasMessage("A description needs a media section");
    }

    @Test
    void needsNoGroupForOneSection() {
        String one = OFFER.substring(0, OFFER.indexOf("m=video")).replace("a=group:BUNDLE 0 1 2 3\r\n", "");

        assertThat(RemoteDescription.parse(one, true).sections()).hasSize(1);
    }
}
