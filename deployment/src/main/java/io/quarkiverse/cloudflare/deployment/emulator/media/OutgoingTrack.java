package io.quarkiverse.cloudflare.deployment.emulator.media;

import java.util.Map;

/**
 * What we send to a peer in one media section: the packets of an {@link IncomingTrack}, as one stream without a break
 * whatever its source is. Owned by the media loop.
 */
public final class OutgoingTrack {

    OutgoingTrack() {
    }

    /**
     * Forwards another track from now on.
     *
     * @param payloadTypes of this section, by those of the source
     */
    public void source(IncomingTrack source, Map<Integer, Integer> payloadTypes) {
        throw new UnsupportedOperationException();
    }

    /** Forwards another layer, from its next key frame on. */
    public void prefer(SimulcastChoice choice) {
        throw new UnsupportedOperationException();
    }

    /** Forwards nothing until {@link #resume()}. */
    public void pause() {
        throw new UnsupportedOperationException();
    }

    /** Forwards again, video from the next key frame on. */
    public void resume() {
        throw new UnsupportedOperationException();
    }

    /**
     * @return what was sent
     */
    public StreamStats stats() {
        throw new UnsupportedOperationException();
    }

    /** Ends the stream: the peer is told. A closed track can be closed again. */
    public void close() {
        throw new UnsupportedOperationException();
    }
}
