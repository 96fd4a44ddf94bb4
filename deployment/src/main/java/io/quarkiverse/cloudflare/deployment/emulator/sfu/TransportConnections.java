package io.quarkiverse.cloudflare.deployment.emulator.sfu;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import io.quarkiverse.cloudflare.calls.SdpFingerprint;
import io.quarkiverse.cloudflare.deployment.emulator.sctp.SctpAssociation;
import io.quarkiverse.cloudflare.deployment.emulator.sctp.SctpEvents;
import io.quarkiverse.cloudflare.deployment.emulator.sctp.SctpSettings;
import io.quarkiverse.cloudflare.deployment.emulator.sdp.DescriptionWriter;
import io.quarkiverse.cloudflare.deployment.emulator.transport.Direction;
import io.quarkiverse.cloudflare.deployment.emulator.transport.IceCredentials;
import io.quarkiverse.cloudflare.deployment.emulator.transport.ImpairmentSettings;
import io.quarkiverse.cloudflare.deployment.emulator.transport.Transport;
import io.quarkiverse.cloudflare.deployment.emulator.transport.TransportEvents;
import io.quarkiverse.cloudflare.deployment.emulator.transport.TransportStats;
import io.quarkiverse.cloudflare.deployment.emulator.transport.Transports;

/**
 * Connections over UDP. Owned by the media loop.
 *
 * @param transports asked for when it is needed
 */
record TransportConnections(Supplier<Transports> transports) implements Connections {

    @Override
    public Connection open(TransportEvents events) {
        return new Udp(transports.get().open(events));
    }

    @Override
    public DescriptionWriter writer() {
        Transports present = transports.get();
        return new DescriptionWriter(present.fingerprint(), present.candidates());
    }

    private record Udp(Transport transport) implements Connection {

        @Override
        public IceCredentials credentials() {
            return transport.credentials();
        }

        @Override
        public void restart() {
            transport.restart();
        }

        @Override
        public void expect(List<SdpFingerprint> fingerprints) {
            transport.expect(fingerprints);
        }

        @Override
        public boolean connected() {
            return transport.connected();
        }

        @Override
        public Instant lastHeard() {
            return transport.lastHeard();
        }

        @Override
        public void rtp(byte[] packet, int length) {
            transport.sendRtp(packet, length);
        }

        @Override
        public void rtcp(byte[] compound, int length) {
            transport.sendRtcp(compound, length);
        }

        @Override
        public void enableSctp(SctpSettings settings, SctpEvents events) {
            transport.enableSctp(settings, events);
        }

        @Override
        public Optional<SctpAssociation> sctp() {
            return transport.sctp();
        }

        @Override
        public void impair(Direction direction, ImpairmentSettings settings) {
            transport.impair(direction, settings);
        }

        @Override
        public TransportStats stats() {
            return transport.stats();
        }

        @Override
        public void close() {
            transport.close();
        }
    }
}
