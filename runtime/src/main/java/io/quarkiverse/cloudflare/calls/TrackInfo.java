package io.quarkiverse.cloudflare.calls;

import java.util.Objects;
import java.util.Optional;

/**
 * A track as the SFU answers about it.
 *
 * @param mid the media section of the session that asked; empty if none was allocated
 * @param trackName empty in answers that name tracks by {@code mid} only
 * @param publisher the publishing session, of a pulled track
 * @param simulcast the layers chosen, of a pulled track
 */
public record TrackInfo(Optional<String> mid, Optional<String> trackName, Optional<SessionId> publisher,
        Optional<Simulcast> simulcast) {

    public TrackInfo {
        Objects.requireNonNull(mid, "mid");
        Objects.requireNonNull(trackName, "trackName");
        Objects.requireNonNull(publisher, "publisher");
        Objects.requireNonNull(simulcast, "simulcast");
    }
}
