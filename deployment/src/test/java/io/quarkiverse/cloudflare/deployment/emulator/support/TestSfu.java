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

import io.quarkiverse.cloudflare.deployment.emulator.dtls.DtlsIdentity;
import io.quarkiverse.cloudflare.deployment.emulator.net.MediaLoop;
import io.quarkiverse.cloudflare.deployment.emulator.sfu.Description;
import io.quarkiverse.cloudflare.deployment.emulator.sfu.LocalSfu;
import io.quarkiverse.cloudflare.deployment.emulator.sfu.SfuSettings;
import io.quarkiverse.cloudflare.deployment.emulator.sfu.TrackRequest;
import io.quarkiverse.cloudflare.deployment.emulator.sfu.TracksOutcome;
import io.quarkiverse.cloudflare.deployment.emulator.transport.Transports;

/** An SFU without HTTP, and the peers that use it. Thread-safe. */
public final class TestSfu implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 20;

    private final MediaLoop loop = MediaLoop.start();
    private final Transports transports = bound();
    private final LocalSfu sfu = new LocalSfu(loop, () -> transports, SfuSettings.DEFAULT, new SecureRandom());
    private final List<TestPeer> peers = new ArrayList<>();

    private Transports bound() {
        try {
            return new Transports(loop, DtlsIdentity.create(new SecureRandom(), Clock.systemUTC()),
                    List.of(InetAddress.getLoopbackAddress()), new SecureRandom());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public MediaLoop loop() {
        return loop;
    }

    public Transports transports() {
        return transports;
    }

    /** A peer that is closed with this. */
    public TestPeer peer() {
        TestPeer peer = TestPeer.create();
        peers.add(peer);
        return peer;
    }

    /** Opens a session without a description, and gives its id. */
    public String open() {
        return get(sfu.open(Optional.empty(), false, Optional.empty())).id();
    }

    /** Publishes sections, each as a track with the name of its mid, and waits until the peer is connected. */
    public void push(String session, TestPeer peer, String... mids) {
        List<TrackRequest> tracks = List.of(mids).stream().map(mid -> request(true, Optional.of(mid), Optional.empty(), mid))
                .toList();
        TracksOutcome outcome = get(sfu.addTracks(session, Optional.of(new Description(true, peer.offer())), tracks, false));
        assertThat(outcome.tracks()).allMatch(track -> track.error().isEmpty());
        peer.accept(outcome.description().orElseThrow().sdp());
        peer.awaitConnected();
        awaitConnected(session);
    }

    /** The SFU is told of a handshake a moment after the peer. */
    private void awaitConnected(String session) {
        long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!get(sfu.session(session)).connected()) {
            assertThat(System.nanoTime() - giveUp).as("nanoseconds over the limit").isNegative();
            Thread.onSpinWait();
        }
    }

    /** Pulls the tracks of another session, and gives the mids they have. */
    public List<String> pull(String session, TestPeer peer, String publisher, String... names) {
        List<TrackRequest> tracks = List.of(names).stream()
                .map(name -> request(false, Optional.empty(), Optional.of(publisher), name)).toList();
        TracksOutcome outcome = get(sfu.addTracks(session, Optional.empty(), tracks, false));
        assertThat(outcome.tracks()).allMatch(track -> track.error().isEmpty());
        String answer = peer.answer(outcome.description().orElseThrow().sdp());
        get(sfu.renegotiate(session, new Description(false, answer)));
        return outcome.tracks().stream().map(track -> track.mid().orElseThrow()).toList();
    }

    /** Makes data channels possible, with the peer's offer, and waits until they are. */
    public void establish(String session, TestPeer peer) {
        peer.accept(get(sfu.establish(session, Optional.of(new Description(true, peer.offer())))).description().sdp());
        peer.awaitConnected();
        peer.channels().awaitEstablished();
    }

    private static TrackRequest request(boolean local, Optional<String> mid, Optional<String> session, String name) {
        return new TrackRequest(local, mid, session, Optional.of("track-" + name), false, Optional.empty(), Optional.empty());
    }

    private static <T> T get(CompletableFuture<T> outcome) {
        return outcome.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        peers.forEach(TestPeer::close);
        transports.close();
        loop.close();
    }
}
