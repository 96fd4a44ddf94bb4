package io.quarkiverse.cloudflare.deployment.emulator.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.quarkiverse.cloudflare.deployment.emulator.dtls.DtlsIdentity;
import io.quarkiverse.cloudflare.deployment.emulator.net.MediaLoop;
import io.quarkiverse.cloudflare.deployment.emulator.sfu.Description;
import io.quarkiverse.cloudflare.deployment.emulator.sfu.LocalSfu;
import io.quarkiverse.cloudflare.deployment.emulator.sfu.SfuSettings;
import io.quarkiverse.cloudflare.deployment.emulator.sfu.TrackRequest;
import io.quarkiverse.cloudflare.deployment.emulator.sfu.TracksOutcome;
import io.quarkiverse.cloudflare.deployment.emulator.transport.Transports;

/** The client of the other tests, with the SFU at its other end. */
class TestPeerTest {

    private final MediaLoop loop = MediaLoop.start();
    private final Transports transports = transports();
    private final LocalSfu sfu = new LocalSfu(loop, () -> transports, SfuSettings.DEFAULT, new SecureRandom());
    private final List<TestPeer> peers = new ArrayList<>();

    private Transports transports() {
        try {
            return new Transports(loop, DtlsIdentity.create(new SecureRandom(), Clock.systemUTC()),
                    List.of(InetAddress.getLoopbackAddress()), new SecureRandom());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @AfterEach
    void close() {
        peers.forEach(TestPeer::close);
        transports.close();
        loop.close();
    }

    @Test
    void pushesAndPullsMedia() {
        String publisher = open();
        TestPeer ada = peer();
        String audio = ada.addAudio();
        String video = ada.addVideo("VP8");
        push(publisher, ada, audio, video);
        ada.stream(audio).flow();
        ada.stream(video).flow();

        TestPeer bob = peer();
        List<String> pulled = pull(open(), bob, publisher, audio, video);

        bob.awaitConnected();
        bob.inbox(pulled.get(0)).await(10);
        bob.inbox(pulled.get(1)).awaitKeyFrame();
        ada.rtcp().awaitPli(ada.stream(video).ssrc());
        assertThat(bob.unexpected().packets()).isEmpty();
        assertThat(transports.counters().all().values()).containsOnly(0L);
    }

    @Test
    void sendsTheLayersOfASimulcast() {
        String publisher = open();
        TestPeer ada = peer();
        String video = ada.addSimulcast("h", "l");
        push(publisher, ada, video);
        ada.stream(video, "h").flow();
        ada.stream(video, "l").flow();

        TestPeer bob = peer();
        String pulled = pull(open(), bob, publisher, video).get(0);
        bob.awaitConnected();
        bob.inbox(pulled).awaitKeyFrame();
    }

    private String open() {
        return get(sfu.open(Optional.empty(), false, Optional.empty())).id();
    }

    private TestPeer peer() {
        TestPeer peer = TestPeer.create();
        peers.add(peer);
        return peer;
    }

    private void push(String session, TestPeer peer, String... mids) {
        List<TrackRequest> tracks = List.of(mids).stream().map(mid -> request(true, Optional.of(mid), Optional.empty(), mid))
                .toList();
        TracksOutcome outcome = get(sfu.addTracks(session, Optional.of(new Description(true, peer.offer())), tracks, false));
        assertThat(outcome.tracks()).allMatch(track -> track.error().isEmpty());
        peer.accept(outcome.description().orElseThrow().sdp());
        peer.awaitConnected();
    }

    private List<String> pull(String session, TestPeer peer, String publisher, String... names) {
        List<TrackRequest> tracks = List.of(names).stream()
                .map(name -> request(false, Optional.empty(), Optional.of(publisher), name)).toList();
        TracksOutcome outcome = get(sfu.addTracks(session, Optional.empty(), tracks, false));
        String answer = peer.answer(outcome.description().orElseThrow().sdp());
        get(sfu.renegotiate(session, new Description(false, answer)));
        return outcome.tracks().stream().map(track -> track.mid().orElseThrow()).toList();
    }

    private static TrackRequest request(boolean local, Optional<String> mid, Optional<String> session, String name) {
        return new TrackRequest(local, mid, session, Optional.of("track-" + name), false, Optional.empty(), Optional.empty());
    }

    private static <T> T get(CompletableFuture<T> outcome) {
        return outcome.orTimeout(20, TimeUnit.SECONDS).join();
    }
}
