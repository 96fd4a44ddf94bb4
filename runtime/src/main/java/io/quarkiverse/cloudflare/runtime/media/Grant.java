package io.quarkiverse.cloudflare.runtime.media;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

import io.quarkiverse.cloudflare.calls.TrackKind;
import io.quarkiverse.cloudflare.media.TrackSource;

/**
 * The right to publish one media section.
 *
 * @param layers the {@code rid}s of its simulcast layers, best first; empty for none
 * @param expires from when on it is void
 */
public record Grant(TrackSource source, TrackKind kind, List<String> layers, Instant expires) {

    public Grant {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(kind, "kind");
        layers = List.copyOf(layers);
        Objects.requireNonNull(expires, "expires");
    }
}
