package io.quarkiverse.cloudflare.media;

import java.util.List;
import java.util.Objects;

import io.quarkiverse.cloudflare.calls.TrackKind;

/**
 * A track that a member publishes, as its presence shows it.
 *
 * @param memberId whose it is
 * @param sessionId the alias of the publishing session; never the real one
 * @param trackName unique within the session
 * @param kind audio or video
 * @param muted whether its packets hold nothing, though they flow
 * @param layers the {@code rid}s of its simulcast layers, best first; empty for none
 */
public record PublishedTrack(String memberId, String sessionId, String trackName, TrackKind kind, TrackSource source,
        boolean muted, List<String> layers) {

    public PublishedTrack {
        Objects.requireNonNull(memberId, "memberId");
        Objects.requireNonNull(sessionId, "sessionId");
        Objects.requireNonNull(trackName, "trackName");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(source, "source");
        layers = List.copyOf(layers);
    }
}
