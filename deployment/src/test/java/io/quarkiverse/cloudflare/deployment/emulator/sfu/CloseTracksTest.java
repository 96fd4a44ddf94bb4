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
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import io.quarkiverse.cloudflare.calls.Sdp;
import io.quarkiverse.cloudflare.calls.SdpMedia;
import io.quarkiverse.cloudflare.calls.TrackKind;
import io.quarkiverse.cloudflare.deployment.emulator.sfu.SfuStudio.Client;

class CloseTracksTest {

    private static final ItemError GONE = new ItemError("close_track_error", "Track doesn't exist or was already closed");

    private final SfuStudio studio = new SfuStudio();
    private final Client ada = studio.client().mic();
    private final Client bob = studio.client();

    private TracksOutcome force(Client client, String... mids) {
        return now(studio.sfu.closeTracks(client.id, List.of(mids), true, Optional.empty()));
    }

    private TracksOutcome negotiate(Client client, Description offer, String... mids) {
        return now(studio.sfu.closeTracks(client.id, List.of(mids), false, Optional.of(offer)));
    }

    @Test
    void closesByForceWithoutWords() {
        bob.pull(remote(ada, "mic"));
        TracksOutcome outcome = force(bob, "0", "7");
        ada.sends("0", 111);

        assertThat(outcome.renegotiate()).isFalse();
        assertThat(outcome.description()).isEmpty();
        assertThat(outcome.tracks()).extracting(TrackOutcome::mid).containsExactly(Optional.of("0"), Optional.of("7"));
        assertThat(outcome.tracks()).extracting(TrackOutcome::error).containsExactly(Optional.empty(), Optional.of(GONE));
        assertThat(bob.connection().sent).isEmpty();
        assertThat(bob.view().tracks()).extracting(TrackView::status).containsExactly(TrackStatus.INACTIVE);
        assertThat(force(bob, "0").tracks().get(0).error()).contains(GONE);
    }

    @Test
    void stopsAClosedPublicationForEveryone() {
        bob.pull(remote(ada, "mic"));
        force(ada, "0");

        assertThat(bob.view().tracks()).extracting(TrackView::status).containsExactly(TrackStatus.INACTIVE);
        assertThat(studio.client().add(remote(ada, "mic")).tracks().get(0).error()).contains(Errors.NOT_FOUND_TRACK);
    }

    @Test
    void offersEndedSectionsAsInactive() {
        bob.mic();
        bob.pull(remote(ada, "mic"));
        bob.pull(remote(ada, "mic"));
        force(bob, "0", "1");
        force(ada, "0");

        Description offer = bob.add(wanted(TrackKind.AUDIO, "more", false)).description().orElseThrow();

        assertThat(Sdp.parse(offer.sdp()).media()).extracting(SdpMedia::direction).containsExactly(
                SdpMedia.Direction.INACTIVE, SdpMedia.Direction.INACTIVE, SdpMedia.Direction.INACTIVE,
                SdpMedia.Direction.RECVONLY);
    }

    @Test
    void neverReceivesAgainOnASectionThatWasClosedByForce() {
        force(ada, "0");
        ada.publish(List.of("audio 0 sendonly"), local("0", "again"));
        ada.sends("0", 111);
        CompletableFuture<TracksOutcome> pull = studio.sfu.addTracks(bob.id, Optional.empty(),
                List.of(remote(ada, "again")), false);
        assertThat(pull).isNotDone();
        studio.advance(8);

        assertThat(now(pull).tracks().get(0).error()).contains(Errors.EMPTY_TRACK);
    }

    @Test
    void receivesOnAFreshSectionAfterANegotiatedClose() {
        TracksOutcome closed = negotiate(ada, ada.sdp.offer("audio 0 rejected"), "0");
        assertThat(closed.renegotiate()).isFalse();
        assertThat(Sdp.parse(closed.description().orElseThrow().sdp()).media().get(0).port()).isZero();

        ada.publish(List.of("audio 1 sendonly"), local("1", "again"));
        ada.sends("1", 111);

        assertThat(bob.pull(remote(ada, "again")).renegotiate()).isTrue();
    }

    @Test
    void closesBothDirectionsOfATransceiver() {
        bob.pull(wanted(TrackKind.AUDIO, "speech", true));
        bob.add(into("0", ada, "mic"));
        force(bob, "0");

        assertThat(bob.view().tracks()).extracting(TrackView::status).containsOnly(TrackStatus.INACTIVE);
    }

    @Test
    void answersEvenIfThereWasNothingToClose() {
        TracksOutcome outcome = negotiate(ada, ada.sdp.offer("audio 0 sendonly"), "9");

        assertThat(outcome.tracks().get(0).error()).contains(GONE);
        assertThat(outcome.description()).isPresent();
        assertThat(ada.view().tracks().get(0).status()).isEqualTo(TrackStatus.ACTIVE);
    }

    @Test
    void needsAnOfferUnlessForced() {
        assertThatThrownBy(() -> now(studio.sfu.closeTracks(ada.id, List.of("0"), false, Optional.empty())))
                .hasMessage("Closing without force needs an offer");
        assertThatThrownBy(() -> negotiate(ada, ada.sdp.answer("audio 0 sendonly"), "0"))
                .hasMessage("An offer is expected here");
        assertThat(ada.view().tracks().get(0).status()).isEqualTo(TrackStatus.ACTIVE);
    }

    @Test
    void keepsTheOtherTracksOfASubscriber() {
        ada.publish(List.of("audio 0 sendonly", "audio 1 sendonly"), local("1", "two"));
        ada.sends("1", 111);
        bob.pull(remote(ada, "mic"), remote(ada, "two"));
        TracksOutcome closed = negotiate(bob, bob.sdp.offer("audio 0 rejected", "audio 1 recvonly"), "0");
        ada.sends("0", 111);
        ada.sends("1", 111);

        assertThat(Sdp.parse(closed.description().orElseThrow().sdp()).media()).extracting(SdpMedia::direction)
                .containsExactly(SdpMedia.Direction.INACTIVE, SdpMedia.Direction.SENDONLY);
        assertThat(bob.connection().sent).hasSize(1);
    }

    @Test
    void pausesWhileASubscriberDoesNotReceive() {
        bob.pull(remote(ada, "mic"));
        now(studio.sfu.renegotiate(bob.id, bob.sdp.offer("audio 0 inactive")));
        ada.sends("0", 111);
        assertThat(bob.connection().sent).isEmpty();

        now(studio.sfu.renegotiate(bob.id, bob.sdp.offer("audio 0 recvonly")));
        ada.sends("0", 111);
        assertThat(bob.connection().sent).hasSize(1);
    }
}
