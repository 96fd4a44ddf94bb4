package io.quarkiverse.cloudflare.runtime.media;

import java.util.Objects;

import io.quarkiverse.cloudflare.calls.SessionId;
import io.quarkiverse.cloudflare.media.PublishedTrack;

/**
 * A track that the members of its room may pull.
 *
 * @param session the real one, which never leaves the server
 */
public record Pullable(SessionId session, PublishedTrack track) {

    public Pullable {
        Objects.requireNonNull(session, "session");
        Objects.requireNonNull(track, "track");
    }
}
