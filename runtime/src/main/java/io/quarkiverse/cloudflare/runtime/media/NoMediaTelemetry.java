package io.quarkiverse.cloudflare.runtime.media;

import io.quarkiverse.cloudflare.media.Quality;
import io.quarkiverse.cloudflare.media.TrackSource;
import io.quarkus.arc.DefaultBean;

/** What an application without Micrometer has. Thread-safe. */
@DefaultBean
public class NoMediaTelemetry implements MediaTelemetry {

    @Override
    public void began(TrackSource source) {
    }

    @Override
    public void ended(TrackSource source) {
    }

    @Override
    public void measured(Quality quality) {
    }
}
