package io.quarkiverse.cloudflare.deployment.emulator.sfu;

import static io.quarkiverse.cloudflare.deployment.emulator.sfu.SfuStudio.into;
import static io.quarkiverse.cloudflare.deployment.emulator.sfu.SfuStudio.local;
import static io.quarkiverse.cloudflare.deployment.emulator.sfu.SfuStudio.now;
import static io.quarkiverse.cloudflare.deployment.emulator.sfu.SfuStudio.remote;
import static io.quarkiverse.cloudflare.deployment.emulator.sfu.SfuStudio.wanted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.quarkiverse.cloudflare.calls.Sdp;
import io.quarkiverse.cloudflare.calls.SdpMedia;
import io.quarkiverse.cloudflare.calls.TrackKind;
import io.quarkiverse.cloudflare.deployment.emulator.sfu.SfuStudio.Client;

/** The ways to add tracks. */
class AddTracksTest {

    private final SfuStudio studio = new SfuStudio();
    private final Client ada = studio.client();
    private final Client bob = studio.client();

    private static List<SdpMedia> media(TracksOutcome outcome) {
        return Sdp.parse(outcome.description().orElseThrow().sdp()).media();
    }

    @Test
    void answersAPublishersOffer() {
        TracksOutcome outcome = now(studio.sfu.addTracks(ada.id,
                Optional.of(ada.sdp.offer("audio 0 sendonly", "video 1 sendonly h l")),
                List.of(local("0", "mic"), local("1", "cam")), false));

        assertThat(outcome.renegotiate()).isFalse();
        assertThat(outcome.description().orElseThrow().offer()).isFalse();
        assertThat(media(outcome)).extracting(SdpMedia::direction).containsOnly(SdpMedia.Direction.RECVONLY);
        assertThat(media(outcome).get(1).simulcastReceive()).containsExactly("h", "l");
        assertThat(outcome.tracks()).extracting(TrackOutcome::mid).containsExactly(Optional.of("0"), Optional.of("1"));
        assertThat(ada.view().tracks()).extracting(TrackView::trackName).containsExactly("mic", "cam");
        assertThat(ada.view().offered()).isFalse();
    }

    @Test
    void namesWhatItDiscovers() {
        TracksOutcome outcome = now(studio.sfu.addTracks(ada.id,
                Optional.of(ada.sdp.offer("audio 0 sendonly", "video 1 recvonly", "video 2 sendonly")), List.of(), true));

        assertThat(outcome.tracks()).extracting(TrackOutcome::mid).containsExactly(Optional.of("0"), Optional.of("2"));
        assertThat(outcome.tracks()).allSatisfy(track -> assertThat(track.request().trackName().orElseThrow())
                .matches("[0-9a-f]{32}"));
    }

    @Test
    void offersWhatIsPulled() {
        ada.mic();
        TracksOutcome outcome = bob.add(remote(ada, "mic"));

        assertThat(outcome.renegotiate()).isTrue();
        assertThat(outcome.description().orElseThrow().offer()).isTrue();
        assertThat(outcome.tracks().get(0).mid()).contains("0");
        assertThat(media(outcome)).hasSize(1);
        assertThat(media(outcome).get(0).direction()).isEqualTo(SdpMedia.Direction.SENDONLY);
        assertThat(media(outcome).get(0).attributes("msid")).containsExactly(ada.id + " mic");
        assertThat(bob.view().offered()).isTrue();

        bob.answer(outcome.description().get());
        ada.sends("0", 111);
        assertThat(bob.connection().sent).hasSize(1);
    }

    @Test
    void answersASubscribersOffer() {
        ada.mic();
        TracksOutcome outcome = now(studio.sfu.addTracks(bob.id,
                Optional.of(bob.sdp.offer("video 0 recvonly", "audio 1 recvonly")), List.of(remote(ada, "mic")), false));
        bob.connection().connect();
        ada.sends("0", 111);

        assertThat(outcome.renegotiate()).isFalse();
        assertThat(outcome.tracks().get(0).mid()).contains("1");
        assertThat(media(outcome).get(1).direction()).isEqualTo(SdpMedia.Direction.SENDONLY);
        assertThat(media(outcome).get(1).attributes("ssrc")).isNotEmpty();
        assertThat(bob.connection().sent).hasSize(1);
    }

    @Test
    void hasNoSectionLeftInASubscribersOffer() {
        ada.mic();
        TracksOutcome outcome = now(studio.sfu.addTracks(bob.id, Optional.of(bob.sdp.offer("audio 0 recvonly")),
                List.of(remote(ada, "mic"), remote(ada, "mic")), false));

        assertThat(outcome.tracks().get(1).error()).contains(Errors.NO_SECTION);
        assertThat(outcome.tracks().get(1).mid()).isEmpty();
    }

    @Test
    void asksForATrackAndReceivesIt() {
        TracksOutcome outcome = ada.add(wanted(TrackKind.AUDIO, "mic", false));
        assertThat(outcome.renegotiate()).isTrue();
        assertThat(media(outcome).get(0).direction()).isEqualTo(SdpMedia.Direction.RECVONLY);

        ada.answer(outcome.description().orElseThrow());
        ada.sends("0", 111);
        bob.pull(remote(ada, "mic"));
        ada.sends("0", 111);

        assertThat(bob.connection().sent).hasSize(1);
    }

    @Test
    void pullsIntoATransceiverThatIsUsedBothWays() {
        ada.mic();
        TracksOutcome asked = bob.pull(wanted(TrackKind.AUDIO, "speech", true));
        assertThat(media(asked).get(0).direction()).isEqualTo(SdpMedia.Direction.SENDRECV);

        TracksOutcome outcome = bob.add(into("#speech", ada, "mic"));
        ada.sends("0", 111);

        assertThat(outcome.renegotiate()).isFalse();
        assertThat(outcome.description()).isEmpty();
        assertThat(outcome.tracks().get(0).mid()).contains("0");
        assertThat(bob.connection().sent).hasSize(1);
        assertThat(bob.view().tracks()).extracting(TrackView::mid).containsExactly("0", "0");
    }

    @Test
    void offersAgainWhenATransceiverDoesNotReceiveYet() {
        ada.mic();
        bob.mic();

        TracksOutcome outcome = bob.add(into("0", ada, "mic"));

        assertThat(outcome.renegotiate()).isTrue();
        assertThat(media(outcome).get(0).direction()).isEqualTo(SdpMedia.Direction.SENDRECV);
    }

    @Test
    void refusesTransceiversThatDoNotFit() {
        ada.mic();
        bob.publish(List.of("video 0 sendonly"), local("0", "cam"));

        assertThat(bob.add(into("7", ada, "mic")).tracks().get(0).error()).contains(Errors.NO_TRANSCEIVER);
        assertThat(bob.add(into("#nothing", ada, "mic")).tracks().get(0).error()).contains(Errors.NO_TRANSCEIVER);
        assertThat(bob.add(into("0", ada, "mic")).tracks().get(0).error()).contains(Errors.OTHER_KIND);
        assertThat(bob.add(into("0", ada, "mic")).description()).isEmpty();
    }

    @Test
    void refusesWhatIsPublishedAlready() {
        ada.mic();
        TracksOutcome outcome = now(studio.sfu.addTracks(ada.id,
                Optional.of(ada.sdp.offer("audio 0 sendonly", "audio 1 sendonly", "audio 2 recvonly")),
                List.of(local("1", "mic"), local("0", "other"), local("2", "deaf"), local("1", "second"), local("1", "third")),
                false));

        assertThat(outcome.tracks()).extracting(TrackOutcome::error).containsExactly(
                Optional.of(Errors.REPEATED_LOCAL_TRACK), Optional.of(Errors.REPEATED_LOCAL_TRACK),
                Optional.of(Errors.NOT_SENT), Optional.empty(), Optional.of(Errors.REPEATED_LOCAL_TRACK));
        assertThat(outcome.description()).isPresent();
    }

    @Test
    void refusesRequestsThatAreIncomplete() {
        refuses("Pushing and Pulling tracks in one request is unsupported", false, local("0", "mic"), remote(ada, "mic"));
        refuses("Expecting at least 1 track in the request", false);
        refuses("autoDiscover needs an offer", true);
        refuses("A local track needs kind when the SFU makes the offer", false, local("0", "mic"));
        refuses("Expecting at most 64 track in the request", false,
                IntStream.range(0, 65).mapToObj(i -> remote(ada, "t" + i)).toArray(TrackRequest[]::new));
        refuses("A track needs trackName", false, new TrackRequest(false, Optional.empty(), Optional.of(ada.id),
                Optional.empty(), false, Optional.empty(), Optional.empty()));
        refuses("A remote track needs sessionId", false, new TrackRequest(false, Optional.empty(), Optional.empty(),
                Optional.of("mic"), false, Optional.empty(), Optional.empty()));
        assertThatThrownBy(() -> now(studio.sfu.addTracks(bob.id, Optional.of(bob.sdp.offer("audio 0 sendonly")),
                List.of(local("1", "mic")), false))).hasMessage("A local track needs the mid of a media section of the offer");
    }

    private void refuses(String rule, boolean discover, TrackRequest... tracks) {
        assertThatThrownBy(() -> now(studio.sfu.addTracks(bob.id, Optional.empty(), List.of(tracks), discover)))
                .isInstanceOfSatisfying(SfuException.class, refused -> {
                    assertThat(refused.status()).isEqualTo(406);
                    assertThat(refused.code()).isEqualTo("invalid_params");
                    assertThat(refused.description()).isEqualTo(rule);
                });
    }
}
