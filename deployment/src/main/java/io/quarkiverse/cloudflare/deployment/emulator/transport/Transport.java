package io.quarkiverse.cloudflare.deployment.emulator.transport;

import java.time.Instant;
import java.util.List;

import io.quarkiverse.cloudflare.calls.SdpFingerprint;

/**
 * The connection with one peer: ICE, DTLS, SRTP and SCTP. Owned by the media loop.
 */
public final class Transport {

    /** How many free bytes a packet to be sent needs behind it. */
    public static final int ROOM = 32;

    Transport() {
    }

    /**
     * @return the present local credentials
     */
    public IceCredentials credentials() {
        throw new UnsupportedOperationException();
    }

    /**
     * Begins an ICE restart (RFC 8445, section 9). The old credentials stay valid until the new ones are used; DTLS, SRTP and
     * SCTP go on.
     *
     * @return the new local credentials
     */
    public IceCredentials restart() {
        throw new UnsupportedOperationException();
    }

    /** Says by which certificates the peer may be known. The DTLS handshake waits for this. */
    public void expect(List<SdpFingerprint> fingerprints) {
        throw new UnsupportedOperationException();
    }

    /**
     * @return whether DTLS is done and the peer was heard lately
     */
    public boolean connected() {
        throw new UnsupportedOperationException();
    }

    /**
     * @return when the last authentic STUN request, RTP or RTCP packet arrived; the time of opening before the first one
     */
    public Instant lastHeard() {
        throw new UnsupportedOperationException();
    }

    /** Protects an RTP packet in place and sends it; it is dropped while not connected. Needs {@link #ROOM} behind it. */
    public void sendRtp(byte[] packet, int length) {
        throw new UnsupportedOperationException();
    }

    /** Protects a compound RTCP packet in place and sends it, likewise. */
    public void sendRtcp(byte[] compound, int length) {
        throw new UnsupportedOperationException();
    }

    /** Makes the network worse, or good again, for the packets that follow. */
    public void impair(Direction direction, ImpairmentSettings settings) {
        throw new UnsupportedOperationException();
    }

    public ImpairmentSettings impairment(Direction direction) {
        throw new UnsupportedOperationException();
    }

    public TransportStats stats() {
        throw new UnsupportedOperationException();
    }

    /** Ends the connection; no event follows. */
    public void close() {
        throw new UnsupportedOperationException();
    }
}
