package io.quarkiverse.cloudflare.calls;

import static io.quarkiverse.cloudflare.calls.GoldenSdp.CHROMIUM_OFFER;
import static io.quarkiverse.cloudflare.calls.GoldenSdp.FIREFOX_OFFER;
import static io.quarkiverse.cloudflare.calls.GoldenSdp.difference;
import static io.quarkiverse.cloudflare.calls.GoldenSdp.linesOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Predicate;

import org.junit.jupiter.api.Test;

class SdpCandidatesTest {

    private static final String UDP = "a=candidate:1 1 udp 2 192.0.2.1 9 typ host";
    private static final String TCP = "a=candidate:2 1 TCP 1 192.0.2.1 9 typ host tcptype active";
    private static final String RELAY = "a=candidate:3 1 udp 1 192.0.2.9 9 typ relay raddr 0.0.0.0 rport 0";
    private static final String END = "a=end-of-candidates";

    @Test
    void removesAllOfAnOfferOfChromium() {
        Sdp offer = GoldenSdp.parse(CHROMIUM_OFFER);
        assertThat(difference(offer, offer.withoutCandidates())).containsExactly(
                "-11 a=candidate:4089864649 1 udp 2122194687 192.0.2.2 45695 typ host generation 0 network-id 1",
                "-12 a=candidate:950050857 1 udp 2122265343 2001:db8::2 42470 typ host generation 0 network-id 2",
                "-13 a=candidate:225228125 1 tcp 1518214911 192.0.2.2 9 typ host tcptype active generation 0 network-id 1",
                "-14 a=candidate:3322574013 1 tcp 1518285567 2001:db8::2 9 typ host tcptype active generation 0 network-id 2");
    }

    @Test
    void removesTheEndWithAllOfAnOfferOfFirefox() {
        Sdp offer = GoldenSdp.parse(FIREFOX_OFFER);
        assertThat(difference(offer, offer.withoutCandidates())).hasSize(9).endsWith("-21 a=end-of-candidates");
        assertThat(difference(offer, offer.withoutCandidates(SdpCandidate::isTcp))).hasSize(4)
                .allMatch(line -> line.contains(" TCP "));
    }

    @Test
    void removesThoseThatArePicked() {
        assertThat(edited(SdpCandidate::isTcp, "m=audio 9 UDP 0", TCP, "a=x", UDP, RELAY, END))
                .containsExactly("m=audio 9 UDP 0", "a=x", UDP, RELAY, END);
        assertThat(edited(candidate -> !candidate.type().equals("relay"), "m=audio 9 UDP 0", TCP, UDP, RELAY, END))
                .containsExactly("m=audio 9 UDP 0", RELAY, END);
    }

    @Test
    void removesTheEndWithTheLastOfASection() {
        assertThat(edited(SdpCandidate::isTcp, END, "m=audio 9 UDP 0", TCP, END, "m=video 9 UDP 0", UDP, END,
                "m=video 9 UDP 0", END))
                .containsExactly(END, "m=audio 9 UDP 0", "m=video 9 UDP 0", UDP, END, "m=video 9 UDP 0", END);
    }

    @Test
    void removesEveryEndWithTheLastOfTheDescription() {
        assertThat(edited(candidate -> true, END, "m=audio 9 UDP 0", TCP, END, "m=video 9 UDP 0", END))
                .containsExactly("m=audio 9 UDP 0", "m=video 9 UDP 0");
    }

    @Test
    void keepsTheEndOfADescriptionThatNeverHadACandidate() {
        Sdp sdp = GoldenSdp.of(END, "m=audio 9 UDP 0", END);
        assertThat(sdp.withoutCandidates().text()).isEqualTo(sdp.text());
    }

    @Test
    void leavesToTheCallerWhatCannotBeRead() {
        Sdp sdp = GoldenSdp.of("m=audio 9 UDP 0", "a=candidate:unreadable", "a=candidates", END);
        assertThat(sdp.withoutCandidates(candidate -> true).text()).isEqualTo(sdp.text());
        assertThat(linesOf(sdp.withoutCandidates())).containsExactly("m=audio 9 UDP 0", "a=candidates");
    }

    @Test
    void passesOnWhatThePredicateThrows() {
        Sdp sdp = GoldenSdp.of("m=audio 9 UDP 0", UDP);
        assertThatThrownBy(() -> sdp.withoutCandidates(candidate -> {
            throw new IllegalStateException("mine");
        })).isInstanceOf(IllegalStateException.class).hasMessage("mine");
    }

    private static Iterable<String> edited(Predicate<SdpCandidate> unwanted, String... lines) {
        return linesOf(GoldenSdp.of(lines).withoutCandidates(unwanted));
    }
}
