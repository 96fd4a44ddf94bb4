package io.quarkiverse.cloudflare.calls;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.quarkiverse.cloudflare.calls.SessionDescription.Type;

/**
 * What became of a request about tracks. Look at {@link #refused()}: a request succeeds even if all its tracks were refused.
 *
 * @param tracks one result per track that was named or discovered
 * @param description the SFU's answer to the client's offer, or an offer of its own; empty if there is nothing to negotiate
 * @param renegotiationRequired whether {@code description} is an offer that must be answered before the session can do anything
 *        else
 */
public record TracksResult(List<ItemResult<TrackInfo>> tracks, Optional<SessionDescription> description,
        boolean renegotiationRequired) {

    public TracksResult {
        tracks = List.copyOf(tracks);
        Objects.requireNonNull(description, "description");
    }

    /** @return the tracks that were accepted, in their order */
    public List<TrackInfo> accepted() {
        return ItemResult.accepted(tracks);
    }

    /** @return the tracks that were refused, each with its error */
    public List<ItemResult.Refused<TrackInfo>> refused() {
        return ItemResult.refused(tracks);
    }

    /** @return the answer to the client's offer */
    public Optional<SessionDescription> answer() {
        return description.filter(found -> found.type() == Type.ANSWER);
    }

    /** @return the SFU's offer, to be answered with {@link CallsSession#answer} */
    public Optional<SessionDescription> offer() {
        return description.filter(found -> found.type() == Type.OFFER);
    }
}
