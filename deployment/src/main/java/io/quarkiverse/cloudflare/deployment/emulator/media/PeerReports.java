package io.quarkiverse.cloudflare.deployment.emulator.media;

import io.quarkiverse.cloudflare.deployment.emulator.rtp.RtcpReader;

/**
 * Reads what a peer reports: of the streams it sends, and of those we send to it. Times are in microseconds. Owned by the media
 * loop.
 */
final class PeerReports {

    // An estimate that is not renewed says nothing any more.
    private static final long ESTIMATE_HOLDS = 5_000_000;

    private final RtcpReader reader = new RtcpReader();
    private final StreamRegistry streams;
    private final SsrcTable<OutgoingTrack> outgoing;
    private long bitrate;
    private long estimated = Long.MIN_VALUE;

    PeerReports(StreamRegistry streams, SsrcTable<OutgoingTrack> outgoing) {
        this.streams = streams;
        this.outgoing = outgoing;
    }

    /**
     * @return false if a part cannot be read
     */
    boolean read(byte[] compound, int length, long now) {
        reader.wrap(compound, length);
        while (reader.next()) {
            readOne(now);
        }
        return length > 0 && reader.atEnd();
    }

    private void readOne(long now) {
        switch (reader.kind()) {
            case SENDER_REPORT -> {
                senderReport(now);
                blocks(now);
            }
            case RECEIVER_REPORT -> blocks(now);
            case BYE -> bye(now);
            case NACK -> nack(now);
            case PLI -> keyFrame(reader.media());
            case FIR -> fir();
            case REMB -> estimate(now);
            // Subscribers get no transport-wide numbers, so they have nothing to say of them.
            case TRANSPORT_FEEDBACK, OTHER -> {
            }
        }
    }

    private void senderReport(long now) {
        IncomingStream stream = streams.get(reader.sender());
        if (stream != null) {
            stream.clock.reported(reader.ntp(), reader.timestamp(), now);
            for (OutgoingTrack output : stream.track.outputs()) {
                output.reported(stream);
            }
        }
    }

    private void blocks(long now) {
        for (int i = 0; i < reader.count(); i++) {
            OutgoingTrack track = outgoing.get(reader.blockMedia(i));
            if (track != null) {
                track.received(reader.block(i), now);
            }
        }
    }

    private void bye(long now) {
        for (int i = 0; i < reader.count(); i++) {
            IncomingStream stream = streams.get(reader.leaving(i));
            if (stream != null) {
                stream.ended();
                stream.track.layersChanged(now);
            }
        }
    }

    private void nack(long now) {
        OutgoingTrack track = outgoing.get(reader.media());
        if (track != null) {
            reader.missing(sequence -> track.missing(sequence, now));
        }
    }

    private void fir() {
        for (int i = 0; i < reader.firCount(); i++) {
            keyFrame(reader.firMedia(i));
        }
    }

    private void keyFrame(int ssrc) {
        OutgoingTrack track = outgoing.get(ssrc);
        if (track != null) {
            track.keyFrameNeeded();
        }
    }

    private void estimate(long now) {
        bitrate = reader.bitrate();
        estimated = now;
    }

    /** @return what the peer can receive, in bit/s; {@link Long#MAX_VALUE} if it has not said so of late */
    long bandwidth(long now) {
        return estimated != Long.MIN_VALUE && now - estimated < ESTIMATE_HOLDS ? bitrate : Long.MAX_VALUE;
    }
}
