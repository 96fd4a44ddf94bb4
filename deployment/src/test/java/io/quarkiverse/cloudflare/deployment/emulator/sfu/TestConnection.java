package io.quarkiverse.cloudflare.deployment.emulator.sfu;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import io.quarkiverse.cloudflare.calls.SdpFingerprint;
import io.quarkiverse.cloudflare.deployment.emulator.sctp.SctpAssociation;
import io.quarkiverse.cloudflare.deployment.emulator.sctp.SctpEvents;
import io.quarkiverse.cloudflare.deployment.emulator.sctp.SctpSettings;
import io.quarkiverse.cloudflare.deployment.emulator.transport.Direction;
import io.quarkiverse.cloudflare.deployment.emulator.transport.IceCredentials;
import io.quarkiverse.cloudflare.deployment.emulator.transport.ImpairmentSettings;
import io.quarkiverse.cloudflare.deployment.emulator.transport.TransportEvents;
import io.quarkiverse.cloudflare.deployment.emulator.transport.TransportStats;
import io.quarkiverse.cloudflare.support.MovableTimers;

/**
 * A connection without a network: what it is to be is said by the test.
 */
final class TestConnection implements Connection {

    final List<byte[]> sent = new ArrayList<>();
    final Map<Direction, ImpairmentSettings> impairments = new EnumMap<>(Direction.class);
    Optional<SctpAssociation> peerAssociation = Optional.empty();
    boolean closed;
    int restarts;
    private final TransportEvents events;
    private final MovableTimers timers;
    private Optional<SctpAssociation> association = Optional.empty();
    private List<SdpFingerprint> expected = List.of();
    private Instant lastHeard;
    private boolean connected;

    TestConnection(TransportEvents events, MovableTimers timers) {
        this.events = events;
        this.timers = timers;
        lastHeard = timers.clock().instant();
    }

    /** The peer connects, as far as its certificate is known. */
    void connect() {
        if (!connected && !expected.isEmpty()) {
            connected = true;
            hear();
            events.connected();
            peerAssociation.ifPresent(SctpAssociation::connect);
        }
    }

    void disconnect() {
        connected = false;
    }

    /** The peer proves to be there. */
    void hear() {
        lastHeard = timers.clock().instant();
    }

    void receive(byte[] packet) {
        hear();
        events.rtp(packet, packet.length);
    }

    @Override
    public IceCredentials credentials() {
        return new IceCredentials("sfu" + restarts, "the password of the SFU!");
    }

    @Override
    public void restart() {
        restarts++;
    }

    @Override
    public void expect(List<SdpFingerprint> fingerprints) {
        if (!expected.isEmpty()) {
            throw new IllegalStateException("The certificate is known already");
        }
        expected = fingerprints;
    }

    @Override
    public boolean connected() {
        return connected && !closed;
    }

    @Override
    public Instant lastHeard() {
        return lastHeard;
    }

    @Override
    public void rtp(byte[] packet, int length) {
        sent.add(Arrays.copyOf(packet, length));
    }

    @Override
    public void rtcp(byte[] compound, int length) {
        // Reports of media are tested where they are made.
    }

    @Override
    public void enableSctp(SctpSettings settings, SctpEvents handler) {
        if (association.isPresent()) {
            throw new IllegalStateException("SCTP is enabled already");
        }
        SctpAssociation[] both = new SctpAssociation[2];
        both[0] = new SctpAssociation(settings, timers, new Random(1), (packet, length) -> both[1].receive(packet, length),
                handler);
        both[1] = new SctpAssociation(settings, timers, new Random(2), (packet, length) -> both[0].receive(packet, length),
                new SilentPeer());
        association = Optional.of(both[0]);
        peerAssociation = Optional.of(both[1]);
        if (connected) {
            both[1].connect();
        }
    }

    @Override
    public Optional<SctpAssociation> sctp() {
        return association.filter(present -> connected);
    }

    @Override
    public void impair(Direction direction, ImpairmentSettings settings) {
        impairments.put(direction, settings);
    }

    @Override
    public TransportStats stats() {
        return new TransportStats(0, 0, sent.size(), 0, 0, 0);
    }

    @Override
    public void close() {
        closed = true;
    }

    /** A peer that hears and says nothing. */
    private static final class SilentPeer implements SctpEvents {

        @Override
        public void established() {
            // Nothing to do.
        }

        @Override
        public void message(int stream, int ppid, byte[] payload, boolean ordered) {
            // Nobody listens.
        }

        @Override
        public void streamReset(int stream) {
            // Nothing to do.
        }

        @Override
        public void closed(String reason) {
            // Nothing to do.
        }
    }
}
