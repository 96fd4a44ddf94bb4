package io.quarkiverse.cloudflare.deployment.emulator.sfu;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import io.quarkiverse.cloudflare.deployment.emulator.sdp.RemoteDescription;

/**
 * Closes tracks of a session, at once or with an offer of the peer. Owned by the media loop.
 */
final class CloseTracks {

    CompletableFuture<TracksOutcome> close(SfuSession session, List<String> mids, boolean force,
            Optional<Description> description) {
        TrackRules.checkCount(mids.size());
        if (!force && description.isEmpty()) {
            throw Errors.invalidParams("Closing without force needs an offer");
        }
        session.negotiation.refuseUnlessStable();
        if (force) {
            List<TrackOutcome> outcomes = closeAll(session, mids, true);
            session.follow();
            return CompletableFuture.completedFuture(new TracksOutcome(false, Optional.empty(), outcomes));
        }
        return session.whenNotConnecting().thenApply(ready -> {
            RemoteDescription offer = Negotiation.offer(description.get());
            session.check(offer);
            List<TrackOutcome> outcomes = closeAll(session, mids, false);
            return new TracksOutcome(false, Optional.of(session.answer(offer, Set.of())), outcomes);
        });
    }

    private static List<TrackOutcome> closeAll(SfuSession session, List<String> mids, boolean force) {
        List<TrackOutcome> outcomes = new ArrayList<>();
        for (String mid : mids) {
            TrackRequest request = new TrackRequest(true, Optional.of(mid), Optional.empty(), Optional.empty(), false,
                    Optional.empty(), Optional.empty());
            Optional<ItemError> error = close(session, mid, force) ? Optional.empty() : Optional.of(Errors.CLOSE_TRACK);
            outcomes.add(new TrackOutcome(request, Optional.of(mid), error));
        }
        return outcomes;
    }

    private static boolean close(SfuSession session, String mid, boolean force) {
        Optional<Slot> slot = session.sections.find(mid);
        boolean published = slot.filter(session.tracks::isPublished).isPresent();
        boolean closed = slot.filter(session.tracks::end).isPresent();
        if (closed) {
            slot.get().stop();
            if (force && published) {
                slot.get().spend();
            }
        }
        return closed;
    }
}
