package io.quarkiverse.cloudflare.runtime.calls;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import io.quarkiverse.cloudflare.calls.CallsClient;
import io.quarkiverse.cloudflare.calls.CallsError;
import io.quarkiverse.cloudflare.calls.CallsRejectedException;
import io.quarkiverse.cloudflare.calls.ItemResult;
import io.quarkiverse.cloudflare.calls.LocalTrack;
import io.quarkiverse.cloudflare.calls.RemoteTrack;
import io.quarkiverse.cloudflare.calls.SessionDescription;
import io.quarkiverse.cloudflare.calls.TrackInfo;
import io.quarkiverse.cloudflare.calls.TracksResult;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * A request about more tracks than one may name, cut into several that are sent one after the other. If one of them fails,
 * those before it have had their effect, which an exception could not tell: its tracks, and those not sent after it, are
 * refused in the result. The failure of the first is the failure of all; so is one that ends the session, because then nothing
 * that was achieved is left. Immutable.
 *
 * @param <I> what the request names: a track, or the {@code mid} of one
 */
final class Batches<I> {

    private record Batch<I>(List<I> items, Uni<TracksResult> request) {
    }

    private final List<Batch<I>> batches = new ArrayList<>();
    private final Function<I, TrackInfo> naming;

    private Batches(List<I> items, Function<List<I>, Uni<TracksResult>> request, Function<I, TrackInfo> naming) {
        this.naming = naming;
        for (int from = 0; from < items.size(); from += CallsClient.MAX_TRACKS_PER_REQUEST) {
            List<I> part = items.subList(from, Math.min(items.size(), from + CallsClient.MAX_TRACKS_PER_REQUEST));
            batches.add(new Batch<>(part, request.apply(part)));
        }
    }

    static Batches<String> ofMids(List<String> mids, Function<List<String>, Uni<TracksResult>> request) {
        return new Batches<>(mids, request, mid -> new TrackInfo(Optional.of(mid), Optional.empty(), Optional.empty(),
                Optional.empty()));
    }

    static Batches<LocalTrack> ofLocal(List<LocalTrack> tracks, Function<List<LocalTrack>, Uni<TracksResult>> request) {
        return new Batches<>(tracks, request, track -> new TrackInfo(track.mid(), Optional.of(track.trackName()),
                Optional.empty(), Optional.empty()));
    }

    static Batches<RemoteTrack> ofRemote(List<RemoteTrack> tracks, Function<List<RemoteTrack>, Uni<TracksResult>> request) {
        return new Batches<>(tracks, request, track -> new TrackInfo(track.mid(), Optional.of(track.trackName()),
                Optional.of(track.publisher()), track.simulcast()));
    }

    /**
     * @param sending carries a request out
     * @param forgiving asked about the failure of one that is not the first: whether the session is of use after it
     */
    Uni<TracksResult> send(UnaryOperator<Uni<TracksResult>> sending, Predicate<Throwable> forgiving) {
        if (batches.size() == 1) {
            return sending.apply(batches.get(0).request);
        }
        Progress progress = new Progress();
        return Multi.createFrom().iterable(batches)
                .onItem().transformToUniAndConcatenate(batch -> progress.send(batch, sending, forgiving))
                .onItem().ignoreAsUni().map(done -> progress.result());
    }

    /** What was achieved so far. Not thread-safe: owned by one subscription, whose batches follow each other. */
    private final class Progress {

        private final List<ItemResult<TrackInfo>> tracks = new ArrayList<>();
        private Optional<SessionDescription> description = Optional.empty();
        private boolean renegotiationRequired;
        // Why nothing more is sent; null while it is.
        private CallsError stop;

        Uni<Boolean> send(Batch<I> batch, UnaryOperator<Uni<TracksResult>> sending, Predicate<Throwable> forgiving) {
            if (stop != null) {
                refuse(batch, stop);
                return Uni.createFrom().item(false);
            }
            Uni<Boolean> sent = sending.apply(batch.request).map(this::add);
            return tracks.isEmpty() ? sent : sent.onFailure(forgiving).recoverWithItem(failure -> fail(batch, failure));
        }

        private boolean add(TracksResult result) {
            tracks.addAll(result.tracks());
            description = result.description();
            renegotiationRequired = result.renegotiationRequired();
            if (renegotiationRequired) {
                stop = new CallsError(CallsError.UNKNOWN, Optional.empty(),
                        "not sent, because the SFU's offer must be answered first");
            }
            return true;
        }

        private boolean fail(Batch<I> batch, Throwable failure) {
            CallsError error = failure instanceof CallsRejectedException rejected ? rejected.error()
                    : new CallsError(CallsError.UNKNOWN, Optional.empty(), failure.getMessage());
            refuse(batch, error);
            stop = new CallsError(error.code(), error.subcode(),
                    "not sent, because a request before it failed: " + error.description());
            return false;
        }

        private void refuse(Batch<I> batch, CallsError error) {
            batch.items.forEach(item -> tracks.add(new ItemResult.Refused<>(naming.apply(item), error)));
        }

        TracksResult result() {
            return new TracksResult(tracks, description, renegotiationRequired);
        }
    }
}
