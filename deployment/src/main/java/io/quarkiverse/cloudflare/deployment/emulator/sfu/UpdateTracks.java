package io.quarkiverse.cloudflare.deployment.emulator.sfu;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Shows other tracks, or other layers, in sections that receive already. Owned by the media loop.
 */
final class UpdateTracks {

    private final Sources sources;

    UpdateTracks(Sources sources) {
        this.sources = sources;
    }

    CompletableFuture<TracksOutcome> update(SfuSession session, List<TrackRequest> tracks) {
        TrackRules.checkToUpdate(tracks);
        session.negotiation.refuseUnlessStable();
        return session.whenNotConnecting().thenApply(ready -> {
            List<TrackOutcome> outcomes = new ArrayList<>();
            tracks.forEach(track -> outcomes.add(update(session, track)));
            return new TracksOutcome(false, Optional.empty(), outcomes);
        });
    }

    private TrackOutcome update(SfuSession session, TrackRequest request) {
        String mid = request.mid().orElseThrow();
        Optional<Slot> slot = mid.startsWith("#") ? session.tracks.slotOf(mid.substring(1)) : session.sections.find(mid);
        Optional<Pull> pull = slot.flatMap(session.tracks::pull);
        Found found = sources.present(request);
        Optional<ItemError> error = found.error().or(() -> problem(request, pull, found.source().orElseThrow()));
        if (error.isPresent()) {
            return new TrackOutcome(request, Optional.empty(), error);
        }
        pull.orElseThrow().show(found.source().orElseThrow());
        request.simulcast().ifPresent(pull.orElseThrow()::prefer);
        return new TrackOutcome(request, Optional.of(slot.orElseThrow().mid), Optional.empty());
    }

    private static Optional<ItemError> problem(TrackRequest request, Optional<Pull> pull, Source source) {
        Slot published = source.publication().slot;
        boolean layered = published.isSimulcast() || request.simulcast().isEmpty();
        if (pull.isEmpty() || pull.get().slot.kind != published.kind || !layered) {
            return Optional.of(Errors.UPDATE_TRACK);
        }
        return pull.get().slot.carries(published.codecs()) ? Optional.empty() : Optional.of(Errors.UPDATE_CODEC);
    }
}
