package io.quarkiverse.cloudflare.deployment.emulator.sfu;

import java.util.Objects;
import java.util.Optional;

import io.quarkiverse.cloudflare.calls.TrackKind;
import io.quarkiverse.cloudflare.deployment.emulator.media.SimulcastChoice;

/**
 * A track of a request to add or to update tracks.
 *
 * @param local whether it is published, rather than pulled
 * @param mid of the section; {@code #} and a name for the section of a track
 * @param sessionId the publisher's session, of a pull
 * @param trackName the name of the publication
 * @param bidirectional whether a section the SFU offers is to be used both ways
 * @param kind what a section the SFU offers carries
 * @param simulcast which layer a pull is to have
 */
public record TrackRequest(boolean local, Optional<String> mid, Optional<String> sessionId, Optional<String> trackName,
        boolean bidirectional, Optional<TrackKind> kind, Optional<SimulcastChoice> simulcast) {

    public TrackRequest {
        Objects.requireNonNull(mid, "mid");
        Objects.requireNonNull(sessionId, "sessionId");
        Objects.requireNonNull(trackName, "trackName");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(simulcast, "simulcast");
    }
}
