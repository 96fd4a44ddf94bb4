package io.quarkiverse.cloudflare.deployment.emulator.media;

import java.util.random.RandomGenerator;

import io.quarkiverse.cloudflare.runtime.time.Timers;

/**
 * The media of one session: takes the packets of the peer apart, forwards them to subscribers in this and other sessions,
 * and answers the reports of both sides. Owned by the media loop.
 */
public final class SessionMedia {

    public SessionMedia(PacketOutput output, Timers timers, RandomGenerator random) {
        this(output, timers, random, MediaSettings.DEFAULT);
    }

    public SessionMedia(PacketOutput output, Timers timers, RandomGenerator random, MediaSettings settings) {
    }

    /** Takes an RTP packet of the peer. Whatever it holds, nothing is thrown; what cannot be read is counted. */
    public void rtp(byte[] packet, int length) {
        throw new UnsupportedOperationException();
    }

    /** Takes a compound RTCP packet of the peer. Whatever it holds, nothing is thrown; what cannot be read is counted. */
    public void rtcp(byte[] packet, int length) {
        throw new UnsupportedOperationException();
    }

    /** Packets can be sent from now on: forwarding begins, and key frames are asked for. */
    public void connected() {
        throw new UnsupportedOperationException();
    }

    /** Opens a section in which the peer sends. */
    public IncomingTrack receive(IncomingSpec spec) {
        throw new UnsupportedOperationException();
    }

    /** Opens a section in which we send the packets of a track of this or another session. */
    public OutgoingTrack send(OutgoingSpec spec, IncomingTrack source) {
        throw new UnsupportedOperationException();
    }

    /**
     * @return RTP and RTCP packets that could not be read or belong to no track
     */
    public long refused() {
        throw new UnsupportedOperationException();
    }

    /** Ends all tracks. */
    public void close() {
        throw new UnsupportedOperationException();
    }
}
