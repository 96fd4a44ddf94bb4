package io.quarkiverse.cloudflare.deployment.emulator.media;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a peer sends in one media section: one stream, or one per layer of a simulcast. Owned by the media loop.
 */
public final class IncomingTrack {

    IncomingTrack() {
    }

    /** Takes over what a later negotiation of the same section changed. */
    public void update(IncomingSpec spec) {
        throw new UnsupportedOperationException();
    }

    /**
     * @return whether a packet has come
     */
    public boolean hasMedia() {
        throw new UnsupportedOperationException();
    }

    /**
     * @return when the last packet came; empty if none has
     */
    public Optional<Instant> lastPacket() {
        throw new UnsupportedOperationException();
    }

    /**
     * Runs an action once, on the loop, when a packet has come: at once if one has. It never runs if the track is closed first.
     */
    public void whenMedia(Runnable action) {
        throw new UnsupportedOperationException();
    }

    /**
     * A fault: while it is on, what arrives is dropped as if it had never been sent.
     */
    public void silence(boolean on) {
        throw new UnsupportedOperationException();
    }

    /**
     * @return one per stream: the layers sorted by their names
     */
    public List<StreamStats> stats() {
        throw new UnsupportedOperationException();
    }

    /** Ends the track: its subscribers are told. A closed track can be closed again. */
    public void close() {
        throw new UnsupportedOperationException();
    }
}
