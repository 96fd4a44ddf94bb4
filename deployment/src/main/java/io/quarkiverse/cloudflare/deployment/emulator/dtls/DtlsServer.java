package io.quarkiverse.cloudflare.deployment.emulator.dtls;

import java.util.List;
import java.util.concurrent.Executor;

import io.quarkiverse.cloudflare.calls.SdpFingerprint;

/**
 * The passive side of one DTLS 1.2 connection (RFC 6347) that may agree upon SRTP keys (RFC 5764). Owned by the media loop.
 */
public final class DtlsServer {

    public DtlsServer(DtlsIdentity identity, Executor loop, DtlsEvents events) {
    }

    /**
     * Starts the handshake with a peer whose certificate has one of these fingerprints. Until then arriving packets are kept.
     */
    public void expect(List<SdpFingerprint> fingerprints) {
        throw new UnsupportedOperationException();
    }

    /** Takes a datagram from the peer. */
    public void receive(byte[] packet, int length) {
        throw new UnsupportedOperationException();
    }

    /** Sends application data, if connected. */
    public void send(byte[] data, int length) {
        throw new UnsupportedOperationException();
    }

    /** Ends the connection. No event follows. */
    public void close() {
        throw new UnsupportedOperationException();
    }
}
