package io.quarkiverse.cloudflare.deployment.emulator.sfu;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.quarkiverse.cloudflare.calls.SdpFingerprint;
import io.quarkiverse.cloudflare.deployment.emulator.media.PacketOutput;
import io.quarkiverse.cloudflare.deployment.emulator.sctp.SctpAssociation;
import io.quarkiverse.cloudflare.deployment.emulator.sctp.SctpEvents;
import io.quarkiverse.cloudflare.deployment.emulator.sctp.SctpSettings;
import io.quarkiverse.cloudflare.deployment.emulator.transport.Direction;
import io.quarkiverse.cloudflare.deployment.emulator.transport.IceCredentials;
import io.quarkiverse.cloudflare.deployment.emulator.transport.ImpairmentSettings;
import io.quarkiverse.cloudflare.deployment.emulator.transport.TransportStats;

/**
 * The connection with the peer of a session, as far as a session needs it. Owned by the media loop.
 */
interface Connection extends PacketOutput {

    IceCredentials credentials();

    /** Begins an ICE restart. */
    void restart();

    void expect(List<SdpFingerprint> fingerprints);

    boolean connected();

    /** When the peer last proved to be there; the time of opening before that. */
    Instant lastHeard();

    void enableSctp(SctpSettings settings, SctpEvents events);

    Optional<SctpAssociation> sctp();

    void impair(Direction direction, ImpairmentSettings settings);

    TransportStats stats();

    void close();
}
