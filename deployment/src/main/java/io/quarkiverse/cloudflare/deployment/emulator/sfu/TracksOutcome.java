package io.quarkiverse.cloudflare.deployment.emulator.sfu;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What became of a request to add, update or close tracks.
 *
 * @param renegotiate whether the description is an offer that must be answered before anything else
 * @param description the answer to the client's offer, or the offer of the SFU
 * @param tracks one per track of the request, in its order; then those that were discovered
 */
public record TracksOutcome(boolean renegotiate, Optional<Description> description, List<TrackOutcome> tracks) {

    public TracksOutcome {
        Objects.requireNonNull(description, "description");
        tracks = List.copyOf(tracks);
    }
}
