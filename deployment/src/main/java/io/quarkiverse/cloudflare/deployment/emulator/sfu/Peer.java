package io.quarkiverse.cloudflare.deployment.emulator.sfu;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jboss.logging.Logger;

import io.quarkiverse.cloudflare.calls.SdpFingerprint;
import io.quarkiverse.cloudflare.deployment.emulator.media.PacketOutput;
import io.quarkiverse.cloudflare.deployment.emulator.media.SessionMedia;
import io.quarkiverse.cloudflare.deployment.emulator.sctp.SctpAssociation;
import io.quarkiverse.cloudflare.deployment.emulator.sctp.SctpEvents;
import io.quarkiverse.cloudflare.deployment.emulator.sctp.SctpSettings;
import io.quarkiverse.cloudflare.deployment.emulator.sdp.DescriptionWriter;
import io.quarkiverse.cloudflare.deployment.emulator.transport.Direction;
import io.quarkiverse.cloudflare.deployment.emulator.transport.IceCredentials;
import io.quarkiverse.cloudflare.deployment.emulator.transport.ImpairmentSettings;
import io.quarkiverse.cloudflare.deployment.emulator.transport.TransportEvents;
import io.quarkiverse.cloudflare.deployment.emulator.transport.TransportStats;

/**
 * The other end of a session, and the connection with it once there is one. Owned by the media loop.
 */
final class Peer implements TransportEvents {

    private static final Logger LOG = Logger.getLogger(Peer.class);

    private final Sessions sessions;
    private final Runnable onConnected;
    private final Runnable onEstablished;
    private Optional<Connection> connection = Optional.empty();
    private Map<Direction, ImpairmentSettings> impairments = Map.of();
    private List<SdpFingerprint> fingerprints = List.of();
    // Both are there before the connection is opened.
    private SessionMedia media;
    private SctpEvents channels;
    private boolean sctp;
    private boolean wasConnected;
    private boolean closed;

    /**
     * @param onConnected called once
     * @param onEstablished called when data can flow
     */
    Peer(Sessions sessions, Runnable onConnected, Runnable onEstablished) {
        this.sessions = sessions;
        this.onConnected = onConnected;
        this.onEstablished = onEstablished;
    }

    /** Says who gets what arrives. */
    void feed(SessionMedia toMedia, SctpEvents toChannels) {
        media = toMedia;
        channels = toChannels;
    }

    /** Opens the connection unless it is there. */
    void open() {
        if (connection.isEmpty() && !closed) {
            Connection opened = sessions.connections.open(this);
            sessions.faults.everywhere().forEach(opened::impair);
            impairments.forEach(opened::impair);
            connection = Optional.of(opened);
        }
    }

    private Connection present() {
        return connection.orElseThrow(() -> new IllegalStateException("There is no connection"));
    }

    DescriptionWriter writer() {
        return sessions.connections.writer();
    }

    IceCredentials credentials() {
        return present().credentials();
    }

    void restart() {
        present().restart();
    }

    /** @throws SfuException if it had another certificate before */
    void check(List<SdpFingerprint> present) {
        if (!fingerprints.isEmpty() && !present.isEmpty() && present.stream().noneMatch(fingerprints::contains)) {
            throw Errors.invalidSdp("The certificate of a session cannot change");
        }
    }

    /** Says by which certificate it is known, if that was not known yet. */
    void expect(List<SdpFingerprint> present) {
        if (fingerprints.isEmpty() && !present.isEmpty()) {
            fingerprints = present;
            present().expect(present);
        }
    }

    /** Lets SCTP begin, unless it has. */
    void enableSctp(SctpSettings settings) {
        if (!sctp) {
            sctp = true;
            present().enableSctp(settings, new ToldEvents(channels, onEstablished));
        }
    }

    Optional<SctpAssociation> sctp() {
        return connection.flatMap(Connection::sctp);
    }

    boolean isConnected() {
        return connection.filter(Connection::connected).isPresent();
    }

    boolean wasConnected() {
        return wasConnected;
    }

    /** When it last proved to be there; empty before there is a connection. */
    Optional<Instant> lastHeard() {
        return connection.map(Connection::lastHeard);
    }

    Optional<TransportStats> stats() {
        return connection.map(Connection::stats);
    }

    void impair(Direction direction, ImpairmentSettings settings) {
        Map<Direction, ImpairmentSettings> all = new EnumMap<>(Direction.class);
        all.putAll(impairments);
        all.put(direction, settings);
        impairments = all;
        connection.ifPresent(opened -> opened.impair(direction, settings));
    }

    void close() {
        closed = true;
        connection.ifPresent(Connection::close);
    }

    @Override
    public void connected() {
        wasConnected = true;
        onConnected.run();
    }

    @Override
    public void failed(String reason) {
        // The session lives on until it is found to be without a word of its peer.
        LOG.debugf("A connection has failed: %s", reason);
    }

    @Override
    public void rtp(byte[] packet, int length) {
        media.rtp(packet, length);
    }

    @Override
    public void rtcp(byte[] packet, int length) {
        media.rtcp(packet, length);
    }

    /** Takes what media sends. What arrives comes by methods of the same names. */
    PacketOutput output() {
        return new PacketOutput() {

            @Override
            public void rtp(byte[] packet, int length) {
                present().rtp(packet, length);
            }

            @Override
            public void rtcp(byte[] compound, int length) {
                present().rtcp(compound, length);
            }
        };
    }
}
