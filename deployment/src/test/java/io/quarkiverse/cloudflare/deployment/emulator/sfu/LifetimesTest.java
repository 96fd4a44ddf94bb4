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

class LifetimesTest {

    private static final Duration ALMOST = Duration.ofMillis(29_999);
    private static final Duration REST = Duration.ofMillis(1);

    private final SfuStudio studio = new SfuStudio();

    private boolean isThere(Client client) {
        return now(studio.sfu.sessions()).stream().anyMatch(session -> session.id().equals(client.id));
    }

    @Test
    void endsASessionThatIsNeverUsed() {
        Client ada = studio.client();

        studio.timers.advance(ALMOST);
        assertThat(isThere(ada)).isTrue();
        studio.timers.advance(REST);

        assertThatThrownBy(ada::view).hasMessage("could not find episode");
    }

    @Test
    void endsASessionThatNegotiatedButDidNotConnect() {
        Client ada = studio.client();
        studio.advance(20);
        now(studio.sfu.renegotiate(ada.id, ada.sdp.offer("audio 0 sendonly")));

        studio.timers.advance(ALMOST);
        assertThat(isThere(ada)).isTrue();
        studio.timers.advance(REST);
        assertThat(isThere(ada)).isFalse();
        assertThat(ada.connection().closed).isTrue();
    }

    @Test
    void keepsASessionWhosePeerIsHeard() {
        Client ada = studio.client().mic();
        for (int i = 0; i < 10; i++) {
            studio.timers.advance(ALMOST);
            ada.connection().hear();
        }
        assertThat(isThere(ada)).isTrue();

        studio.timers.advance(ALMOST);
        assertThat(isThere(ada)).isTrue();
        studio.timers.advance(REST);
        assertThat(isThere(ada)).isFalse();
    }

    @Test
    void collectsATrackWithoutPacketsEverywhere() {
        Client ada = studio.client().mic();
        Client bob = studio.client();
        bob.pull(remote(ada, "mic"));

        studio.timers.advance(Duration.ofSeconds(10));
        ada.sends("0", 111);
        for (int i = 0; i < 3; i++) {
            assertThat(bob.view().tracks().get(0).status()).isEqualTo(TrackStatus.ACTIVE);
            studio.timers.advance(Duration.ofSeconds(10));
            ada.connection().hear();
            bob.connection().hear();
        }

        assertThat(ada.view().tracks().get(0).status()).isEqualTo(TrackStatus.INACTIVE);
        assertThat(bob.view().tracks().get(0).status()).isEqualTo(TrackStatus.INACTIVE);
        assertThat(studio.client().add(remote(ada, "mic")).tracks().get(0).error()).contains(Errors.NOT_FOUND_TRACK);
    }

    @Test
    void doesNotCollectWhatCouldNotBeSentYet() {
        Client ada = studio.client();
        now(studio.sfu.addTracks(ada.id, Optional.of(ada.sdp.offer("audio 0 sendonly")), List.of(local("0", "mic")), false));
        studio.timers.advance(ALMOST);
        ada.connection().connect();
        studio.timers.advance(ALMOST);
        assertThat(ada.view().tracks().get(0).status()).isEqualTo(TrackStatus.ACTIVE);

        ada.connection().hear();
        studio.timers.advance(REST);
        assertThat(ada.view().tracks().get(0).status()).isEqualTo(TrackStatus.INACTIVE);
    }

    @Test
    void collectsNothingBeforeItIsConnected() {
        Client ada = studio.client();
        now(studio.sfu.addTracks(ada.id, Optional.of(ada.sdp.offer("audio 0 sendonly")), List.of(local("0", "mic")), false));
        studio.advance(20);
        now(studio.sfu.renegotiate(ada.id, ada.sdp.offer("audio 0 sendonly")));
        studio.advance(20);

        assertThat(ada.view().tracks().get(0).status()).isEqualTo(TrackStatus.ACTIVE);
    }

    @Test
    void restoresACollectedTrack() {
        Client ada = studio.client().mic();
        studio.timers.advance(ALMOST);
        ada.connection().hear();
        studio.timers.advance(REST);

        ada.publish(List.of("audio 0 sendonly"), local("0", "again"));
        ada.sends("0", 111);

        assertThat(studio.client().add(remote(ada, "again")).renegotiate()).isTrue();
    }

    @Test
    void diesAtOnceOrSilently() {
        Client ada = studio.client().mic();
        Client bob = studio.client().mic();
        now(studio.sfu.die(ada.id, false));
        now(studio.sfu.die(bob.id, true));
        assertThat(isThere(ada)).isFalse();
        assertThat(isThere(bob)).isTrue();
        assertThat(bob.view().connected()).isFalse();

        studio.advance(30);
        assertThat(isThere(bob)).isFalse();
        assertThatThrownBy(() -> now(studio.sfu.die(bob.id, true))).hasMessageContaining("disconnected");
    }

    @Test
    void waitsFiveSecondsForTheConnection() {
        Client ada = studio.client();
        now(studio.sfu.renegotiate(ada.id, ada.sdp.offer("audio 0 inactive")));
        CompletableFuture<TracksOutcome> waiting = studio.sfu.addTracks(ada.id, Optional.of(ada.sdp.offer("audio 0 sendonly")),
                List.of(local("0", "mic")), false);
        studio.timers.advance(Duration.ofMillis(4_999));
        assertThat(waiting).isNotDone();

        ada.connection().connect();
        assertThat(now(waiting).tracks().get(0).mid()).contains("0");
    }

    @Test
    void setsNoTimerForSessionsThatAreGone() {
        Client ada = studio.client().mic();
        now(studio.sfu.die(ada.id, false));

        assertThat(studio.timers.pending()).isZero();
    }

    @Test
    void endsASessionWithTooManySections() {
        SfuStudio small = new SfuStudio(new SfuSettings(Duration.ofSeconds(5), Duration.ofSeconds(8), Duration.ofSeconds(30),
                Duration.ofSeconds(30), 2));
        Client ada = small.client().mic();
        Client bob = small.client();
        bob.pull(remote(ada, "mic"));
        bob.pull(remote(ada, "mic"));

        assertThatThrownBy(() -> bob.pull(remote(ada, "mic"))).isInstanceOfSatisfying(SfuException.class,
                refused -> assertThat(refused.status()).isEqualTo(410));
        assertThatThrownBy(bob::view).hasMessage("could not find episode");
    }
}
