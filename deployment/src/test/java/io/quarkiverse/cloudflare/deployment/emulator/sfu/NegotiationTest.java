package io.quarkiverse.cloudflare.deployment.emulator.sfu;

import static io.quarkiverse.cloudflare.deployment.emulator.sfu.SfuStudio.local;
import static io.quarkiverse.cloudflare.deployment.emulator.sfu.SfuStudio.now;
import static io.quarkiverse.cloudflare.deployment.emulator.sfu.SfuStudio.remote;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.quarkiverse.cloudflare.calls.Sdp;
import io.quarkiverse.cloudflare.calls.SdpCodec;
import io.quarkiverse.cloudflare.calls.SdpMedia;
import io.quarkiverse.cloudflare.deployment.emulator.sfu.SfuStudio.Client;

class NegotiationTest {

    private final SfuStudio studio = new SfuStudio();
    private final Client ada = studio.client().mic();
    private final Client bob = studio.client();

    private Sdp answer(Client client, Description offer) {
        return Sdp.parse(now(studio.sfu.renegotiate(client.id, offer)).orElseThrow().sdp());
    }

    private void refuses(Client client, Description description, String rule) {
        assertThatThrownBy(() -> now(studio.sfu.renegotiate(client.id, description)))
                .isInstanceOfSatisfying(SfuException.class, refused -> {
                    assertThat(refused.status()).isEqualTo(406);
                    assertThat(refused.code()).isEqualTo("invalid_session_description");
                    assertThat(refused.description()).isEqualTo(rule);
                    assertThat(refused.subcode()).isEmpty();
                });
    }

    @Test
    void opensASessionWithAnOffer() {
        NewSession opened = now(studio.sfu.open(Optional.of(ada.sdp.offer("audio 0 inactive")), true, Optional.of("label")));

        assertThat(opened.id()).matches("[0-9a-f]{32}");
        assertThat(opened.answer()).isPresent();
        assertThat(now(studio.sfu.session(opened.id())).correlationId()).contains("label");
        assertThatThrownBy(() -> now(studio.sfu.open(Optional.of(Description.offer("nonsense")), false, Optional.empty())))
                .hasMessage("Unable to parse SDP: common issue: missing termination at the end");
    }

    @Test
    void wantsTheSectionsOfItsOfferInTheAnswer() {
        bob.add(remote(ada, "mic"), remote(ada, "mic"));

        refuses(bob, bob.sdp.answer("audio 0 recvonly"), "The answer has the media sections [0], the offer [0, 1]");
        refuses(bob, bob.sdp.answer("audio 1 recvonly", "audio 0 recvonly"),
                "The answer has the media sections [1, 0], the offer [0, 1]");
        refuses(bob, bob.sdp.answer("audio 0 recvonly", "video 1 recvonly"),
                "The answer has the media sections [0, 1], the offer [0, 1]");
        assertThat(bob.view().offered()).as("it may be answered still").isTrue();
        now(studio.sfu.renegotiate(bob.id, bob.sdp.answer("audio 0 recvonly", "audio 1 rejected")));
        assertThat(bob.view().tracks()).extracting(TrackView::status).containsExactly(TrackStatus.ACTIVE,
                TrackStatus.INACTIVE);
    }

    @Test
    void keepsEachSectionInItsPlace() {
        refuses(ada, ada.sdp.offer("video 0 sendonly"),
                "The media section 0 is in use, and the offer has another one in its place");
        refuses(ada, ada.sdp.offer("audio 1 sendonly"),
                "The media section 0 is in use, and the offer has another one in its place");
        answer(ada, ada.sdp.offer("audio 0 sendonly", "video 1 sendonly"));
        refuses(ada, ada.sdp.offer("audio 0 sendonly"), "The offer has fewer media sections than before");
    }

    @Test
    void letsAnotherSectionTakeAPlaceThatIsFree() {
        answer(ada, ada.sdp.offer("audio 0 rejected", "audio 1 sendonly"));
        assertThat(ada.view().tracks().get(0).status()).isEqualTo(TrackStatus.INACTIVE);

        Sdp recycled = answer(ada, ada.sdp.offer("video 2 sendonly", "audio 1 sendonly"));

        assertThat(recycled.media()).extracting(media -> media.mid().orElseThrow()).containsExactly("2", "1");
        assertThat(recycled.attributes("group")).containsExactly("BUNDLE 2 1");
        ada.publish(List.of("video 2 sendonly", "audio 1 sendonly"), local("2", "cam"));
        ada.sends("2", 96);
        assertThat(bob.pull(remote(ada, "cam")).renegotiate()).isTrue();
    }

    @Test
    void offersNewSectionsWithMidsThatWereNeverUsed() {
        answer(ada, ada.sdp.offer("audio 0 sendonly", "audio 2 rejected", "audio 3 sendonly"));

        assertThat(ada.add(remote(ada, "mic")).tracks().get(0).mid()).contains("4");
    }

    @Test
    void restartsIceWhenThePeerDoes() {
        assertThat(answer(ada, ada.sdp.offer("audio 0 sendonly")).media().get(0).attribute("ice-ufrag")).contains("sfu0");
        assertThat(answer(ada, ada.sdp.ufrag("ufr2").offer("audio 0 sendonly")).media().get(0).attribute("ice-ufrag"))
                .contains("sfu1");
        assertThat(answer(ada, ada.sdp.offer("audio 0 sendonly")).media().get(0).attribute("ice-ufrag")).contains("sfu1");
    }

    @Test
    void knowsItsPeerByOneCertificate() {
        refuses(ada, ada.sdp.fingerprint("11:22:33").offer("audio 0 sendonly"), "The certificate of a session cannot change");
    }

    @Test
    void knowsItsPeerByOneCertificateInAnswersToo() {
        ada.add(remote(ada, "mic"));

        refuses(ada, ada.sdp.fingerprint("11:22:33").answer("audio 0 sendonly", "audio 1 recvonly"),
                "The certificate of a session cannot change");
    }

    @Test
    void sendsWhereThePeerSendsOnlyOnRequest() {
        TrackRequest plain = local("0", "plain");
        TrackRequest twoWay = new TrackRequest(true, Optional.of("1"), Optional.empty(), Optional.of("both"), true,
                Optional.empty(), Optional.empty());
        TracksOutcome outcome = now(studio.sfu.addTracks(bob.id,
                Optional.of(bob.sdp.offer("audio 0 sendrecv", "audio 1 sendrecv")), List.of(plain, twoWay), false));

        assertThat(Sdp.parse(outcome.description().orElseThrow().sdp()).media()).extracting(SdpMedia::direction)
                .containsExactly(SdpMedia.Direction.RECVONLY, SdpMedia.Direction.SENDRECV);
    }

    @Test
    void usesTheNumbersOfTheSubscriber() {
        Client firefox = studio.client();
        Description offer = firefox.sdp.offer("video 0 sendonly");
        now(studio.sfu.addTracks(firefox.id, Optional.of(Description.offer(offer.sdp().replace(":96", ":120")
                .replace("SAVPF 96", "SAVPF 120").replace("apt=96", "apt=120"))), List.of(local("0", "cam")), false));
        firefox.connection().connect();
        firefox.sends("0", 120);
        answer(ada, ada.sdp.offer("audio 0 sendonly", "video 1 sendonly"));

        TracksOutcome pulled = ada.add(remote(firefox, "cam"));
        SdpMedia section = Sdp.parse(pulled.description().orElseThrow().sdp()).media().get(2);
        assertThat(section.codecs()).extracting(SdpCodec::payloadType).containsExactly(96, 98);
    }

    @Test
    void continuesTheOriginOfItsDescriptions() {
        String first = answer(ada, ada.sdp.offer("audio 0 sendonly")).text().split("\r\n")[1];
        String second = answer(ada, ada.sdp.offer("audio 0 sendonly")).text().split("\r\n")[1];

        assertThat(first).matches("o=- [0-9]+ 2 IN IP4 0.0.0.0");
        assertThat(second).isEqualTo(first.replace(" 2 IN", " 3 IN"));
    }
}
