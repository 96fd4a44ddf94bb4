package io.quarkiverse.cloudflare.deployment.emulator.sctp;

import java.util.random.RandomGenerator;

import io.quarkiverse.cloudflare.runtime.time.Timers;

/**
 * One SCTP association as data channels use it (RFC 9260 and RFC 8831): it answers the peer's INIT, or asks first with
 * {@link #connect()}. Owned by the media loop.
 */
public final class SctpAssociation {

    public SctpAssociation(SctpSettings settings, Timers timers, RandomGenerator random, SctpOutput output, SctpEvents events) {
        throw new UnsupportedOperationException();
    }

    public void connect() {
        throw new UnsupportedOperationException();
    }

    /** @param packet starts at 0; not kept */
    public void receive(byte[] packet, int length) {
        throw new UnsupportedOperationException();
    }

    /**
     * Sends a message, or keeps it until there is room on the way.
     *
     * @param payload must not change afterwards
     * @return false if 8 MiB are waiting already; nothing is kept then
     */
    public boolean send(int stream, int ppid, byte[] payload, Reliability reliability) {
        throw new UnsupportedOperationException();
    }

    /** Closes this direction of the stream once everything sent there has arrived. */
    public void resetStream(int stream) {
        throw new UnsupportedOperationException();
    }

    /** @return how many bytes wait or are under way, with 64 for each message */
    public long buffered() {
        throw new UnsupportedOperationException();
    }

    public boolean established() {
        throw new UnsupportedOperationException();
    }

    /** Aborts: tells the peer, forgets everything and calls no event. */
    public void close() {
        throw new UnsupportedOperationException();
    }
}
