package io.quarkiverse.cloudflare.deployment.emulator.sfu;

import java.util.Objects;
import java.util.Optional;

/**
 * What became of one track of a request.
 *
 * @param request what was asked for; of a track that was discovered, its name
 * @param mid the section it has; empty if adding or updating failed, but still there if closing failed
 * @param error why it failed; empty if it did not
 */
public record TrackOutcome(TrackRequest request, Optional<String> mid, Optional<ItemError> error) {

    public TrackOutcome {
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(mid, "mid");
        Objects.requireNonNull(error, "error");
    }
}
