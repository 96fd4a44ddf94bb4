package io.quarkiverse.cloudflare.runtime.media;

import io.quarkiverse.cloudflare.media.Quality;
import io.quarkiverse.cloudflare.media.TrackSource;

/**
 * Told what a monitor of media wants to know. Must not block. Thread-safe.
 */
public interface MediaTelemetry {

    /** A track is shown to others. */
    void began(TrackSource source);

    /** A track that was shown is no more. */
    void ended(TrackSource source);

    /** A client has measured its connection. */
    void measured(Quality quality);
}
