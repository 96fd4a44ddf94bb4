package io.quarkiverse.cloudflare.deployment.emulator.media;

import java.util.Map;
import java.util.Optional;

import io.quarkiverse.cloudflare.deployment.emulator.rtp.NackCache;
import io.quarkiverse.cloudflare.deployment.emulator.rtp.ReportBlock;
import io.quarkiverse.cloudflare.deployment.emulator.rtp.RtpPacket;

/**
 * What we send to a peer in one media section: the packets of an {@link IncomingTrack}, as one stream without a break
 * whatever its source is. Owned by the media loop.
 */
public final class OutgoingTrack {

    private final OutgoingSpec spec;
    private final SessionMedia session;
    private final Forwarding forwarding;
    private final SubscriberReports reports = new SubscriberReports();
    private final RepairBudget budget = new RepairBudget();
    private final ByteRate rate = new ByteRate();
    private Optional<SimulcastChoice> choice;
    // Null if the source has ended.
    private IncomingTrack source;
    // What is forwarded; null before the first packet.
    private IncomingStream current;
    // What is to be forwarded from its next key frame on; null if there is nothing.
    private IncomingStream wanted;
    private boolean paused;
    private boolean closed;
    private long keyFrames;
    private int keyFrameTimestamp;
    private long nacks;
    private long plis;
    private long repaired;

    OutgoingTrack(SessionMedia session, OutgoingSpec spec, IncomingTrack source, int firstSequence) {
        this.session = session;
        this.spec = spec;
        this.choice = spec.simulcast();
        this.forwarding = new Forwarding(spec, session, firstSequence);
        attach(source);
    }

    private void attach(IncomingTrack to) {
        source = to;
        source.add(this);
        choose(session.now());
    }

    int ssrc() {
        return spec.ssrc();
    }

    /**
     * Forwards another track from now on.
     *
     * @param payloadTypes of this section, by those of the source
     */
    public void source(IncomingTrack track, Map<Integer, Integer> payloadTypes) {
        if (closed) {
            return;
        }
        forwarding.map(payloadTypes);
        if (track != source) {
            detach();
            attach(track);
        }
    }

    private void detach() {
        if (source != null) {
            source.remove(this);
        }
        source = null;
        current = null;
        wanted = null;
    }

    /** Forwards another layer, from its next key frame on. */
    public void prefer(SimulcastChoice other) {
        choice = Optional.of(other);
        choose(session.now());
    }

    /** Forwards nothing until {@link #resume()}. */
    public void pause() {
        paused = true;
        current = null;
        wanted = null;
    }

    /** Forwards again, video from the next key frame on. */
    public void resume() {
        paused = false;
        choose(session.now());
    }

    /** Looks which layer is to be forwarded now, and asks for a key frame if it is another one. */
    void choose(long now) {
        if (source == null || paused || !session.isConnected()) {
            return;
        }
        IncomingStream best = Layers.choose(source, choice, session.bandwidth(now), now);
        if (best != null) {
            wanted = best;
            if (best != current) {
                needKeyFrame(best);
            }
        }
    }

    private void needKeyFrame(IncomingStream stream) {
        if (source.isVideo()) {
            source.session.needKeyFrame(stream, source.session.now());
        }
    }

    void forward(IncomingStream from, RtpPacket packet, long number, boolean start, long now) {
        if (from != current && (from != wanted || !start)) {
            return;
        }
        long before = forwarding.packets();
        if (from == current) {
            forwarding.send(packet, number, from.codec().format(), now);
        } else {
            begin(from, packet, number, now);
        }
        if (forwarding.packets() != before) {
            rate.add(packet.payloadLength(), now);
            if (start && (keyFrames == 0 || packet.timestamp() != keyFrameTimestamp)) {
                keyFrames++;
                keyFrameTimestamp = packet.timestamp();
            }
        }
    }

    private void begin(IncomingStream from, RtpPacket packet, long number, long now) {
        forwarding.switchTo(from, number, packet.timestamp(), now);
        current = from;
        forwarding.send(packet, number, from.codec().format(), now);
        // The first packet of the key frame may have been sent again, and come after others.
        NackCache cache = from.cache();
        for (long later = number + 1; later <= from.statistics().highest(); later++) {
            if (cache.find((int) later & 0xffff) >= 0) {
                forwarding.catchUp(later);
            }
        }
        report(from, now);
    }

    void skip(IncomingStream from, long number) {
        if (from == current) {
            forwarding.skip(number);
        }
    }

    /** The numbers of a stream have nothing to do any more with those before: it is another source. */
    void restarted(IncomingStream stream) {
        if (stream == current) {
            current = null;
            needKeyFrame(stream);
        }
    }

    /** The publisher told its time. */
    void reported(IncomingStream stream) {
        if (stream == current) {
            report(stream, session.now());
        }
    }

    private void report(IncomingStream stream, long now) {
        if (stream.clock.known() && session.isConnected()) {
            int timestamp = stream.clock.timestamp() + forwarding.timestampOffset();
            session.sendReport(spec, stream.clock.ntp(), timestamp, forwarding);
            reports.sent(stream.clock.lastReport(), now);
        }
    }

    /** The subscriber told what it received. */
    void received(ReportBlock block, long now) {
        reports.received(block, now);
    }

    /** The subscriber asks for a packet. */
    void missing(int sequence, long now) {
        nacks++;
        if (!closed && budget.take(now) && forwarding.resend(sequence)) {
            repaired++;
        }
    }

    /** The subscriber asks for a key frame. */
    void keyFrameNeeded() {
        plis++;
        IncomingStream stream = wanted == null ? current : wanted;
        if (stream != null) {
            needKeyFrame(stream);
        }
    }

    void sourceEnded() {
        detach();
        session.sendBye(spec);
    }

    /**
     * @return what was sent
     */
    public StreamStats stats() {
        long now = session.now();
        Optional<IncomingStream> stream = Optional.ofNullable(current);
        int clockRate = stream.map(each -> each.codec().clockRate()).orElse(0);
        return new StreamStats(spec.ssrc(), stream.map(each -> each.rid).filter(rid -> !rid.isEmpty()),
                stream.map(each -> each.codec().name()),
                new StreamStats.Traffic(forwarding.packets(), forwarding.bytes(), rate.bitrate(now), keyFrames),
                reports.quality(clockRate), new StreamStats.Feedback(nacks, plis, repaired));
    }

    /** Ends the stream: the peer is told. A closed track can be closed again. */
    public void close() {
        if (!closed) {
            closed = true;
            detach();
            session.sendBye(spec);
            session.closed(this);
        }
    }
}
