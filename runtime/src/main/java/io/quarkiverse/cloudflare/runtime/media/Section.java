package io.quarkiverse.cloudflare.runtime.media;

import java.util.Objects;

import io.quarkiverse.cloudflare.calls.TrackKind;

/**
 * A media section that a client wants to publish.
 *
 * @param mid of the offer
 * @param trackName chosen by the client
 */
public record Section(String mid, String trackName, TrackKind kind) {

    public Section {
        Objects.requireNonNull(mid, "mid");
        Objects.requireNonNull(trackName, "trackName");
        Objects.requireNonNull(kind, "kind");
    }
}
