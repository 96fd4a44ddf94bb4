package io.quarkiverse.cloudflare.deployment.emulator.sfu;

import static io.quarkiverse.cloudflare.deployment.emulator.sfu.SfuStudio.now;
import static io.quarkiverse.cloudflare.deployment.emulator.sfu.SfuStudio.remote;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.quarkiverse.cloudflare.deployment.emulator.media.StreamStats;
import io.quarkiverse.cloudflare.deployment.emulator.sfu.SfuStudio.Client;
import io.quarkiverse.cloudflare.deployment.emulator.transport.Direction;
import io.quarkiverse.cloudflare.deployment.emulator.transport.ImpairmentSettings;

/** What goes wrong on purpose, and what of it can be seen. */
class FaultsTest {

    private static final ImpairmentSettings BAD = new ImpairmentSettings(0.5, Duration.ofMillis(10), Duration.ZERO, 0);

    private final SfuStudio studio = new SfuStudio();

    @Test
    void makesTheNetworkOfAllSessionsWorseAndOfThoseToCome() {
        Client ada = studio.client().mic();
        now(studio.sfu.impair(Optional.empty(), Direction.UP, BAD));
        Client bob = studio.client().mic();

        assertThat(ada.connection().impairments).isEqualTo(Map.of(Direction.UP, BAD));
        assertThat(bob.connection().impairments).isEqualTo(Map.of(Direction.UP, BAD));
    }

    @Test
    void makesTheNetworkOfOneSessionWorseAlsoBeforeItHasOne() {
        Client ada = studio.client().mic();
        Client bob = studio.client();
        now(studio.sfu.impair(Optional.of(bob.id), Direction.DOWN, BAD));
        bob.mic();

        assertThat(ada.connection().impairments).isEmpty();
        assertThat(bob.connection().impairments).isEqualTo(Map.of(Direction.DOWN, BAD));
        assertThatThrownBy(() -> now(studio.sfu.impair(Optional.of("nobody"), Direction.DOWN, BAD)))
                .hasMessageContaining("disconnected");
    }

    @Test
    void silencesATrackForThoseWhoReceiveItAlready() {
        Client ada = studio.client().mic();
        Client bob = studio.client();
        bob.pull(remote(ada, "mic"));
        now(studio.sfu.silence(ada.id, "mic", true));
        ada.sends("0", 111);
        assertThat(bob.connection().sent).isEmpty();

        now(studio.sfu.silence(ada.id, "mic", false));
        ada.sends("0", 111);
        assertThat(bob.connection().sent).hasSize(1);
    }

    @Test
    void showsWhatFlowsAndWhatFlowedBeforeTheEnd() {
        Client ada = studio.client().mic();
        Client bob = studio.client();
        bob.pull(remote(ada, "mic"));
        ada.sends("0", 111);
        assertThat(packets(ada)).isEqualTo(2);
        assertThat(packets(bob)).isEqualTo(1);

        now(studio.sfu.closeTracks(ada.id, List.of("0"), true, Optional.empty()));
        assertThat(packets(ada)).isEqualTo(2);
        assertThat(packets(bob)).isEqualTo(1);
    }

    private static long packets(Client client) {
        StreamStats stream = client.view().tracks().get(0).streams().get(0);
        return stream.traffic().packets();
    }
}
