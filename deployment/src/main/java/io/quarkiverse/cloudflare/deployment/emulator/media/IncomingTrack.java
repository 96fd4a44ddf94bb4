package io.quarkiverse.cloudflare.deployment.emulator.media;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.quarkiverse.cloudflare.calls.TrackKind;
import io.quarkiverse.cloudflare.deployment.emulator.rtp.RtpPacket;
import io.quarkiverse.cloudflare.deployment.emulator.sdp.Codec;

/**
 * What a peer sends in one media section: one stream, or one per layer of a simulcast. Owned by the media loop.
 */
public final class IncomingTrack {

    private static final OutgoingTrack[] NOBODY = {};

    final SessionMedia session;

    private final Map<String, IncomingStream> streams = new TreeMap<>();
    private final List<Runnable> waiting = new ArrayList<>();
    private IncomingSpec spec;
    private TrackCodec[] codecs;
    // Replaced, never changed: it is walked over while packets are forwarded.
    private OutgoingTrack[] outputs = NOBODY;
    private long lastPacket = Long.MIN_VALUE;
    private boolean silent;
    private boolean closed;

    IncomingTrack(SessionMedia session, IncomingSpec spec) {
        this.session = session;
        this.spec = spec;
        this.codecs = TrackCodec.table(spec.codecs());
    }

    /** Takes over what a later negotiation of the same section changed. */
    public void update(IncomingSpec changed) {
        spec = changed;
        codecs = TrackCodec.table(changed.codecs());
        session.updated(this);
    }

    IncomingSpec spec() {
        return spec;
    }

    boolean isVideo() {
        return spec.kind() == TrackKind.VIDEO;
    }

    /** @return null if the payload type was not negotiated */
    TrackCodec codec(int payloadType) {
        return codecs[payloadType];
    }

    /** @return whether one of the codecs has a kind of feedback, as {@code a=rtcp-fb} writes it */
    boolean agreedOn(String feedback) {
        for (Codec codec : spec.codecs()) {
            if (codec.feedback().contains(feedback)) {
                return true;
            }
        }
        return false;
    }

    void received(IncomingStream stream, RtpPacket packet, long now) {
        if (silent) {
            return;
        }
        if (!stream.received(packet, now)) {
            session.refuse();
            return;
        }
        lastPacket = now;
        if (!waiting.isEmpty()) {
            List<Runnable> actions = List.copyOf(waiting);
            waiting.clear();
            actions.forEach(Runnable::run);
        }
    }

    /** A packet without a payload came. */
    void skipped(IncomingStream stream, long number) {
        for (OutgoingTrack output : outputs) {
            output.skip(stream, number);
        }
    }

    void restarted(IncomingStream stream) {
        for (OutgoingTrack output : outputs) {
            output.restarted(stream);
        }
    }

    /** There may be another layer to forward. */
    void layersChanged(long now) {
        for (OutgoingTrack output : outputs) {
            output.choose(now);
        }
    }

    /** Adds a stream in place of the one of the same layer. */
    IncomingStream stream(int ssrc, String rid) {
        IncomingStream old = streams.get(rid);
        IncomingStream stream = new IncomingStream(this, ssrc, rid, old == null ? new KeyFrameRequests() : old.keyFrames);
        streams.put(rid, stream);
        return stream;
    }

    /** @return the layers sorted by their names; one without a name if it is no simulcast */
    Collection<IncomingStream> streams() {
        return streams.values();
    }

    /** @return the stream of a layer; null if it was never sent */
    IncomingStream layer(String rid) {
        return streams.get(rid);
    }

    OutgoingTrack[] outputs() {
        return outputs;
    }

    void add(OutgoingTrack output) {
        outputs = Arrays.copyOf(outputs, outputs.length + 1);
        outputs[outputs.length - 1] = output;
    }

    void remove(OutgoingTrack output) {
        outputs = Arrays.stream(outputs).filter(each -> each != output).toArray(OutgoingTrack[]::new);
    }

    /**
     * @return whether a packet has come
     */
    public boolean hasMedia() {
        return lastPacket != Long.MIN_VALUE;
    }

    /**
     * @return when the last packet came; empty if none has
     */
    public Optional<Instant> lastPacket() {
        return hasMedia() ? Optional.of(Agenda.instant(lastPacket)) : Optional.empty();
    }

    /**
     * Runs an action once, on the loop, when a packet has come: at once if one has. It never runs if the track is closed first.
     */
    public void whenMedia(Runnable action) {
        if (hasMedia()) {
            action.run();
        } else if (!closed) {
            waiting.add(action);
        }
    }

    /**
     * A fault: while it is on, what arrives is dropped as if it had never been sent.
     */
    public void silence(boolean on) {
        silent = on;
    }

    /**
     * @return one per stream: the layers sorted by their names
     */
    public List<StreamStats> stats() {
        long now = session.now();
        return streams.values().stream().map(stream -> stream.stats(now)).toList();
    }

    /** Ends the track: its subscribers are told. A closed track can be closed again. */
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        waiting.clear();
        session.closed(this);
        for (OutgoingTrack output : outputs) {
            output.sourceEnded();
        }
        outputs = NOBODY;
    }
}
