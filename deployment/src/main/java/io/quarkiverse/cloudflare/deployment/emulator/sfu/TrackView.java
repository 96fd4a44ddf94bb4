package io.quarkiverse.cloudflare.deployment.emulator.sfu;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.quarkiverse.cloudflare.calls.TrackKind;
import io.quarkiverse.cloudflare.deployment.emulator.media.StreamStats;

/**
 * A track at one moment.
 *
 * @param local whether it is published here, rather than pulled
 * @param mid its section
 * @param sessionId the publisher's session, of a pull
 * @param trackName the name of the publication
 * @param kind what it carries
 * @param status whether it is there
 * @param streams what flowed: one per layer of a publication, one for a pull
 */
public record TrackView(boolean local, String mid, Optional<String> sessionId, String trackName, TrackKind kind,
        TrackStatus status, List<StreamStats> streams) {

    public TrackView {
        Objects.requireNonNull(mid, "mid");
        Objects.requireNonNull(sessionId, "sessionId");
        Objects.requireNonNull(trackName, "trackName");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(status, "status");
        streams = List.copyOf(streams);
    }
}
