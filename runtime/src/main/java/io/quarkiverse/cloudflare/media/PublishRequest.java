package io.quarkiverse.cloudflare.media;

import java.util.List;
import java.util.Objects;

import io.quarkiverse.cloudflare.calls.TrackKind;

/**
 * What a member wants to publish.
 *
 * @param kind audio or video
 * @param layers the {@code rid}s of its simulcast layers, best first; empty for none
 */
public record PublishRequest(TrackSource source, TrackKind kind, List<String> layers) {

    public PublishRequest {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(kind, "kind");
        layers = List.copyOf(layers);
    }
}
