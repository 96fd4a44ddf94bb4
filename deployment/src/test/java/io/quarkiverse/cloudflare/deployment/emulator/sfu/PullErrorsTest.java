package io.quarkiverse.cloudflare.deployment.emulator.sfu;

import static io.quarkiverse.cloudflare.deployment.emulator.sfu.SfuStudio.local;
import static io.quarkiverse.cloudflare.deployment.emulator.sfu.SfuStudio.now;
import static io.quarkiverse.cloudflare.deployment.emulator.sfu.SfuStudio.remote;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import io.quarkiverse.cloudflare.deployment.emulator.sfu.SfuStudio.Client;

class PullErrorsTest {

    private static final String NOT_FOUND = "Track not found on remote peer. Make sure the publisher peer is connected and "
            + "sending packets for this track";
    private static final String EMPTY = "No track data from remote peer. Make sure the publisher peer is connected and "
            + "sending packets for this track";

    private final SfuStudio studio = new SfuStudio();
    private final Client ada = studio.client();
    private final Client bob = studio.client();

    private static void assertFailed(TracksOutcome outcome, String code, String description) {
        assertThat(outcome.renegotiate()).isFalse();
        assertThat(outcome.description()).isEmpty();
        assertThat(outcome.tracks()).allSatisfy(track -> {
            assertThat(track.mid()).isEmpty();
            assertThat(track.error()).contains(new ItemError(code, description));
        });
    }

    @Test
    void findsNoTrackOfThisName() {
        ada.mic();

        assertFailed(bob.add(remote(ada, "cam"), remote(bob, "mic")), "not_found_track_error", NOT_FOUND);
        assertThat(bob.view().offered()).isFalse();
    }

    @Test
    void findsNoTrackOfAPublisherWhoIsNotConnected() {
        now(studio.sfu.addTracks(ada.id, Optional.of(ada.sdp.offer("audio 0 sendonly")), List.of(local("0", "mic")), false));

        assertFailed(bob.add(remote(ada, "mic")), "not_found_track_error", NOT_FOUND);
    }

    @Test
    void givesUpOnASilentTrackAfterEightSeconds() {
        ada.publish(List.of("audio 0 sendonly"), local("0", "mic"));
        CompletableFuture<TracksOutcome> pull = studio.sfu.addTracks(bob.id, Optional.empty(),
                List.of(remote(ada, "mic")), false);

        studio.timers.advance(Duration.ofMillis(7_999));
        assertThat(pull).isNotDone();
        studio.timers.advance(Duration.ofMillis(1));

        assertFailed(now(pull), "empty_track_error", EMPTY);
    }

    @Test
    void goesOnWithTheFirstPacket() {
        ada.publish(List.of("audio 0 sendonly"), local("0", "mic"));
        CompletableFuture<TracksOutcome> pull = studio.sfu.addTracks(bob.id, Optional.empty(),
                List.of(remote(ada, "mic")), false);
        studio.advance(3);
        assertThat(pull).isNotDone();
        ada.sends("0", 111);

        assertThat(now(pull).renegotiate()).isTrue();
    }

    @Test
    void refusesOtherChangesWhileItWaits() {
        ada.publish(List.of("audio 0 sendonly"), local("0", "mic"));
        CompletableFuture<TracksOutcome> pull = studio.sfu.addTracks(bob.id, Optional.empty(),
                List.of(remote(ada, "mic")), false);

        assertThatThrownBy(() -> bob.add(remote(ada, "mic"))).isInstanceOfSatisfying(SfuException.class,
                refused -> assertThat(refused.subcode()).contains("invalid_modification_have_remote_offer"));
        studio.advance(8);
        assertThat(pull).isDone();
        assertThat(bob.view().offered()).isFalse();
    }

    @Test
    void offersTheGoodOnes() {
        ada.mic();
        TracksOutcome outcome = bob.pull(remote(ada, "cam"), remote(ada, "mic"));

        assertThat(outcome.renegotiate()).isTrue();
        assertThat(outcome.tracks().get(0).error()).contains(Errors.NOT_FOUND_TRACK);
        assertThat(outcome.tracks().get(0).mid()).isEmpty();
        assertThat(outcome.tracks().get(1).mid()).contains("0");
    }

    @Test
    void losesWhatGoesWhileItWaits() {
        ada.publish(List.of("audio 0 sendonly", "audio 1 sendonly"), local("0", "mic"), local("1", "silent"));
        ada.sends("0", 111);
        CompletableFuture<TracksOutcome> pull = studio.sfu.addTracks(bob.id, Optional.empty(),
                List.of(remote(ada, "mic"), remote(ada, "silent")), false);
        now(studio.sfu.die(ada.id, false));
        studio.advance(8);

        assertThat(now(pull).tracks()).extracting(track -> track.error().orElseThrow().code())
                .containsExactly("not_found_track_error", "empty_track_error");
    }

    @Test
    void isOverWhenItsOwnSessionGoes() {
        ada.publish(List.of("audio 0 sendonly"), local("0", "mic"));
        CompletableFuture<TracksOutcome> pull = studio.sfu.addTracks(bob.id, Optional.empty(),
                List.of(remote(ada, "mic")), false);
        now(studio.sfu.die(bob.id, false));
        ada.sends("0", 111);

        assertThatThrownBy(() -> now(pull)).isInstanceOfSatisfying(SfuException.class,
                refused -> assertThat(refused.status()).isEqualTo(410));
    }

    @Test
    void failsOnPurpose() {
        ada.mic();
        ItemError backend = new ItemError("internal_error", "Backend error");
        now(studio.sfu.failTrack(ada.id, "mic", Optional.of(backend)));
        assertFailed(bob.add(remote(ada, "mic")), "internal_error", "Backend error");

        now(studio.sfu.failTrack(ada.id, "mic", Optional.empty()));
        assertThat(bob.add(remote(ada, "mic")).renegotiate()).isTrue();
    }

    @Test
    void hearsNothingOfATrackThatIsSilentOnPurpose() {
        now(studio.sfu.silence(ada.id, "mic", true));
        ada.mic();
        CompletableFuture<TracksOutcome> pull = studio.sfu.addTracks(bob.id, Optional.empty(),
                List.of(remote(ada, "mic")), false);
        ada.sends("0", 111);
        assertThat(pull).isNotDone();

        now(studio.sfu.silence(ada.id, "mic", false));
        ada.sends("0", 111);
        assertThat(now(pull).renegotiate()).isTrue();
    }

    @Test
    void doesNotReachSessionsOfAnotherApp() {
        ada.mic();
        SfuStudio other = new SfuStudio();

        assertFailed(other.client().add(remote(ada, "mic")), "not_found_track_error", NOT_FOUND);
    }
}
