package io.quarkiverse.cloudflare.deployment.emulator.media;

import java.util.Optional;

import io.quarkiverse.cloudflare.deployment.emulator.rtp.MissingPackets;
import io.quarkiverse.cloudflare.deployment.emulator.rtp.NackCache;
import io.quarkiverse.cloudflare.deployment.emulator.rtp.ReceiveStatistics;
import io.quarkiverse.cloudflare.deployment.emulator.rtp.RtpPacket;

/**
 * One SSRC of a track. Times are in microseconds. Owned by the media loop.
 */
final class IncomingStream {

    // At 30 pictures a second of 1080p, more than a second.
    private static final int CACHED = 1024;
    // A sender that pauses a layer, or that shows a still screen, sends about one picture a second.
    private static final long SILENCE = 3_000_000;

    final IncomingTrack track;
    final int ssrc;
    /** Empty if the track is no simulcast. */
    final String rid;
    final SenderClock clock = new SenderClock();
    final MissingPackets missing = new MissingPackets();
    final KeyFrameRequests keyFrames;

    private final ReceiveStatistics statistics = new ReceiveStatistics();
    private final ByteRate rate = new ByteRate();
    // Null until a packet is forwarded: nobody can ask for one that was not.
    private NackCache cache;
    // Null until the first packet.
    private TrackCodec codec;
    private long lastPacket = Long.MIN_VALUE;
    private boolean ended;
    private long packets;
    private long carrying;
    private long bytes;
    private long begunKeyFrames;
    private int keyFrameTimestamp;
    private long nacks;

    IncomingStream(IncomingTrack track, int ssrc, String rid, KeyFrameRequests keyFrames) {
        this.track = track;
        this.ssrc = ssrc;
        this.rid = rid;
        this.keyFrames = keyFrames;
    }

    /**
     * @return false if the packet cannot be used
     */
    boolean received(RtpPacket packet, long now) {
        TrackCodec of = track.codec(packet.payloadType());
        if (of == null) {
            return false;
        }
        boolean first = packets == 0;
        boolean back = !active(now);
        long before = first ? 0 : statistics.highest();
        long restarts = statistics.restarts();
        long number = statistics.received(packet.sequence(), packet.timestamp(), of.units(now));
        if (number == ReceiveStatistics.REFUSED) {
            return false;
        }
        codec = of;
        packets++;
        lastPacket = now;
        if (statistics.restarts() != restarts) {
            restarted();
        } else if (!first) {
            follow(before, number, now);
        }
        ended = false;
        if (back) {
            track.layersChanged(now);
        }
        if (packet.payloadLength() == 0) {
            track.skipped(this, number);
        } else {
            forward(packet, number, now);
        }
        return true;
    }

    /** The source began anew: what was before has nothing to do with what follows. */
    private void restarted() {
        missing.clear();
        if (cache != null) {
            cache.clear();
        }
        track.restarted(this);
    }

    private void follow(long before, long number, long now) {
        if (!codec.nack()) {
            return;
        }
        if (number < before) {
            missing.arrived(number, now);
        } else if (number > before + 1 && !missing.skipped(before + 1, number, now)) {
            track.session.needKeyFrame(this, now);
        }
    }

    private void forward(RtpPacket packet, long number, long now) {
        carrying++;
        bytes += packet.payloadLength();
        rate.add(packet.payloadLength(), now);
        boolean start = codec.format().startsKeyFrame(packet.data(), packet.payload(), packet.payloadLength());
        if (start && track.isVideo()) {
            keyFrameBegins(packet.timestamp());
        }
        OutgoingTrack[] outputs = track.outputs();
        if (outputs.length == 0) {
            return;
        }
        if (cache == null) {
            cache = new NackCache(CACHED);
        }
        cache.put(packet);
        for (OutgoingTrack output : outputs) {
            output.forward(this, packet, number, start, now);
        }
    }

    private void keyFrameBegins(int timestamp) {
        keyFrames.satisfied();
        if (begunKeyFrames == 0 || timestamp != keyFrameTimestamp) {
            begunKeyFrames++;
            keyFrameTimestamp = timestamp;
        }
    }

    /** The sender said that it ends; if it sends again, it goes on. */
    void ended() {
        ended = true;
    }

    /** @return whether packets come */
    boolean active(long now) {
        return !ended && packets > 0 && now - lastPacket < SILENCE;
    }

    void asked(int count) {
        nacks += count;
    }

    ReceiveStatistics statistics() {
        return statistics;
    }

    /** @return null until a packet was forwarded */
    NackCache cache() {
        return cache;
    }

    /** @return null until the first packet */
    TrackCodec codec() {
        return codec;
    }

    long bitrate(long now) {
        return rate.bitrate(now);
    }

    StreamStats stats(long now) {
        double jitter = codec == null ? 0 : statistics.jitter() * 1000.0 / codec.clockRate();
        return new StreamStats(ssrc, Optional.of(rid).filter(name -> !name.isEmpty()),
                Optional.ofNullable(codec).map(TrackCodec::name),
                new StreamStats.Traffic(carrying, bytes, rate.bitrate(now), begunKeyFrames),
                new StreamStats.Quality(statistics.lost(), jitter, 0),
                new StreamStats.Feedback(nacks, keyFrames.count(), missing.repaired()));
    }
}
