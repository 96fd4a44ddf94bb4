package io.quarkiverse.cloudflare.runtime.media.whip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkiverse.cloudflare.calls.TrackKind;
import io.quarkiverse.cloudflare.runtime.media.whip.Offer.Section;

class OfferTest {

    @Test
    void readsTheSectionsOfABroadcast() {
        Offer offer = Offer.parse(Role.BROADCAST, Offers.broadcast());

        assertThat(offer.sections()).containsExactly(new Section("0", TrackKind.AUDIO, List.of()),
                new Section("1", TrackKind.VIDEO, List.of()));
        assertThat(offer.ice()).isEqualTo(new IceCredentials("abcd", "0123456789012345678901"));
        assertThat(offer.description().sdp()).isEqualTo(Offers.broadcast());
    }

    @Test
    void readsTheLayersOfSimulcast() {
        String simulcast = Offers.of("sendonly", "video")
                + Offers.lines("a=rid:h send", "a=rid:l send", "a=simulcast:send h;l");

        assertThat(Offer.parse(Role.BROADCAST, simulcast).sections().get(0).layers()).containsExactly("h", "l");
    }

    @Test
    void takesSectionsThatCouldGoBothWays() {
        assertThat(Offer.parse(Role.BROADCAST, Offers.of("sendrecv", "audio")).sections()).hasSize(1);
        assertThat(Offer.parse(Role.VIEWER, Offers.of("sendrecv", "audio")).sections()).hasSize(1);
    }

    @Test
    void endsLinesAsTheSfuWantsThem() {
        Offer offer = Offer.parse(Role.BROADCAST, Offers.broadcast().replace("\r\n", "\n").strip());

        assertThat(offer.description().sdp()).isEqualTo(Offers.broadcast());
    }

    @Test
    void refusesWhatIsNoSdp() {
        assertThat(refusal(Role.BROADCAST, "{}").status()).isEqualTo(400);
        assertThat(refusal(Role.BROADCAST, "{}").body()).contains("Not SDP, line 1: the first line must be v=0");
        assertThat(refusal(Role.BROADCAST, "").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "BROADCAST | a=sendonly | a=recvonly | A section of the offer is a=recvonly; it must be a=sendonly or a=sendrecv",
            "VIEWER | a=recvonly | a=sendonly | A section of the offer is a=sendonly; it must be a=recvonly or a=sendrecv",
            "BROADCAST | a=sendonly | a=inactive | A section of the offer is a=inactive",
            "BROADCAST | m=audio | m=video | The offer has several video sections; offer one of each kind",
            "BROADCAST | m=audio | m=text | carries neither audio nor video; leave data channels out",
            "BROADCAST | a=mid:1 | a=mid:0 | Two sections of the offer have the same a=mid",
            "BROADCAST | a=mid:1 | a=x:1 | A section of the offer has no a=mid",
            "BROADCAST | audio 9 | audio 0 | has port 0 and no a=bundle-only",
            "BROADCAST | a=ice-pwd | a=x | A section of the offer has no a=ice-ufrag or no a=ice-pwd",
            "BROADCAST | a=fingerprint | a=x | A section of the offer has no a=fingerprint that can be read",
            "BROADCAST | a=setup:actpass | a=setup:passive | offer actpass or active",
            "BROADCAST | a=rtcp-mux | a=x | A section of the offer has no a=rtcp-mux",
            "BROADCAST | a=group:BUNDLE 0 1 | a=group:BUNDLE 0 | set the bundle policy max-bundle" })
    void refusesWhatWhipForbids(Role role, String right, String wrong, String detail) {
        String good = role == Role.BROADCAST ? Offers.broadcast() : Offers.viewer();

        Answer refusal = refusal(role, good.replace(right, wrong));

        assertThat(refusal.status()).isEqualTo(422);
        assertThat(refusal.body()).contains(detail).contains("\"errorCode\":\"unacceptable_offer\"");
    }

    @Test
    void refusesAnOfferOfNothing() {
        assertThat(refusal(Role.BROADCAST, Offers.of("sendonly")).body()).contains("The offer has no media section");
    }

    @Test
    void keepsSdpOutOfLogs() {
        Offer offer = Offer.parse(Role.BROADCAST, Offers.broadcast());

        assertThat(offer + " " + offer.ice() + " " + Answer.of(201).with(offer.sdp().text(), "application/sdp"))
                .doesNotContain("0123456789012345678901").doesNotContain("fingerprint");
    }

    private static Answer refusal(Role role, String text) {
        return catchThrowableOfType(Refused.class, () -> Offer.parse(role, text)).answer();
    }
}
