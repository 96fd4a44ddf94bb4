package io.quarkiverse.cloudflare.runtime.media.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkiverse.cloudflare.calls.ItemResult;
import io.quarkiverse.cloudflare.calls.TrackInfo;
import io.quarkiverse.cloudflare.calls.TracksResult;

/** Finds in a result what became of each track that was asked for. Not thread-safe: one per result. */
final class TrackItems {

    static final String NOT_FOUND = "not_found_track_error";
    private static final String OTHER = "internal_error";
    // The codes that the wire contract knows.
    private static final Set<String> KNOWN = Set.of(NOT_FOUND, "empty_track_error", "repeated_local_track_error",
            "update_track_error", "close_track_error");

    private final List<ItemResult<TrackInfo>> left;

    TrackItems(TracksResult result) {
        this.left = new ArrayList<>(result.tracks());
    }

    /** @return the first that it is about and was not taken yet, accepted ones first; empty if there is none */
    Optional<ItemResult<TrackInfo>> take(Predicate<TrackInfo> wanted) {
        Optional<ItemResult<TrackInfo>> found = find(wanted, true).or(() -> find(wanted, false));
        found.ifPresent(left::remove);
        return found;
    }

    private Optional<ItemResult<TrackInfo>> find(Predicate<TrackInfo> wanted, boolean accepted) {
        return left.stream().filter(item -> item instanceof ItemResult.Accepted == accepted && wanted.test(item.item()))
                .findFirst();
    }

    /** @return empty if the track was accepted */
    static Optional<String> errorOf(Optional<ItemResult<TrackInfo>> found) {
        if (found.isEmpty()) {
            return Optional.of(OTHER);
        }
        if (found.get() instanceof ItemResult.Refused<TrackInfo> refused) {
            return Optional.of(KNOWN.contains(refused.error().code()) ? refused.error().code() : OTHER);
        }
        return Optional.empty();
    }

    /** The item of a new track must have no mid: a client takes one with a mid for one that was accepted. */
    static ObjectNode refused(ObjectNode item, String errorCode) {
        return item.put("errorCode", errorCode).put("errorDescription", switch (errorCode) {
            case NOT_FOUND -> "No such track is published in this room";
            case "empty_track_error" -> "The track sends nothing";
            case "repeated_local_track_error" -> "The track is published already";
            case "update_track_error" -> "The track has no such layer";
            case "close_track_error" -> "The track is closed already";
            default -> "The track was refused; try again";
        });
    }
}
