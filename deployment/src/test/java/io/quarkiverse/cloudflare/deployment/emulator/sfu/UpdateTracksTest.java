package io.quarkiverse.cloudflare.deployment.emulator.sfu;

import static io.quarkiverse.cloudflare.deployment.emulator.sfu.SfuStudio.into;
import static io.quarkiverse.cloudflare.deployment.emulator.sfu.SfuStudio.layer;
import static io.quarkiverse.cloudflare.deployment.emulator.sfu.SfuStudio.local;
import static io.quarkiverse.cloudflare.deployment.emulator.sfu.SfuStudio.now;
import static io.quarkiverse.cloudflare.deployment.emulator.sfu.SfuStudio.remote;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.quarkiverse.cloudflare.deployment.emulator.media.SimulcastChoice;
import io.quarkiverse.cloudflare.deployment.emulator.media.SimulcastChoice.Priority;
import io.quarkiverse.cloudflare.deployment.emulator.sfu.SfuStudio.Client;

class UpdateTracksTest {

    private static final SimulcastChoice HIGH = new SimulcastChoice(Optional.of("h"), Priority.NONE, Priority.NONE);

    private final SfuStudio studio = new SfuStudio();
    private final Client ada = studio.client();
    private final Client bob = studio.client();

    UpdateTracksTest() {
        ada.publish(List.of("audio 0 sendonly", "audio 1 sendonly", "video 2 sendonly"), local("0", "one"),
                local("1", "two"), local("2", "cam"));
        ada.sends("0", 111);
        ada.sends("1", 111);
        ada.sends("2", 96);
        bob.pull(remote(ada, "one"));
    }

    private TrackOutcome update(TrackRequest track) {
        TracksOutcome outcome = now(studio.sfu.updateTracks(bob.id, List.of(track)));
        assertThat(outcome.renegotiate()).isFalse();
        assertThat(outcome.description()).isEmpty();
        return outcome.tracks().get(0);
    }

    @Test
    void showsAnotherTrack() {
        TrackOutcome updated = update(into("0", ada, "two"));
        ada.sends("0", 111);
        assertThat(bob.connection().sent).isEmpty();
        ada.sends("1", 111);

        assertThat(updated.mid()).contains("0");
        assertThat(bob.connection().sent).hasSize(1);
        assertThat(bob.view().tracks()).hasSize(1);
        assertThat(bob.view().tracks().get(0).trackName()).isEqualTo("two");
    }

    @Test
    void findsTheTransceiverByTheNameOfItsTrack() {
        assertThat(update(into("#one", ada, "two")).mid()).contains("0");
    }

    @Test
    void isFollowedByTheEndOfTheNewTrackOnly() {
        update(into("0", ada, "two"));
        now(studio.sfu.closeTracks(ada.id, List.of("0"), true, Optional.empty()));
        assertThat(bob.view().tracks().get(0).status()).isEqualTo(TrackStatus.ACTIVE);

        now(studio.sfu.closeTracks(ada.id, List.of("1"), true, Optional.empty()));
        assertThat(bob.view().tracks().get(0).status()).isEqualTo(TrackStatus.INACTIVE);
    }

    @Test
    void refusesWhatCannotBeShown() {
        ItemError update = new ItemError("update_track_error",
                "The track is not configured for the requested simulcast update");

        assertThat(update(into("0", ada, "nothing")).error()).contains(Errors.NOT_FOUND_TRACK);
        assertThat(update(into("9", ada, "two")).error()).contains(update);
        assertThat(update(into("0", ada, "cam")).error()).contains(update);
        assertThat(update(layer("0", ada, "one", HIGH)).error()).contains(update);
        assertThat(update(layer("0", ada, "one", HIGH)).mid()).isEmpty();
    }

    @Test
    void choosesALayerOfATrackThatHasSome() {
        Client eve = studio.client().publish(List.of("video 0 sendonly h l"), local("0", "cam"));
        bob.pull(remote(ada, "cam"));

        assertThat(update(layer("1", eve, "cam", HIGH)).error()).isEmpty();
    }

    @Test
    void needsToKnowWhereAndWhat() {
        String rule = "An update needs mid, and sessionId of a remote track";
        assertThatThrownBy(() -> update(remote(ada, "two"))).hasMessage(rule);
        assertThatThrownBy(() -> update(new TrackRequest(false, Optional.of("0"), Optional.empty(), Optional.of("two"), false,
                Optional.empty(), Optional.empty()))).hasMessage(rule);
        assertThatThrownBy(() -> now(studio.sfu.updateTracks(bob.id, List.of(into("0", ada, "two"), local("0", "one")))))
                .hasMessage("Pushing and Pulling tracks in one request is unsupported");
    }
}
