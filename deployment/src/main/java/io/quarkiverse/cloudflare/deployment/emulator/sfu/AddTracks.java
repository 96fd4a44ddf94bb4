package io.quarkiverse.cloudflare.deployment.emulator.sfu;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import io.quarkiverse.cloudflare.deployment.emulator.sdp.RemoteDescription;

/**
 * Adds tracks to a session, in all the ways there are. Owned by the media loop.
 */
final class AddTracks {

    private final Sources sources;

    AddTracks(Sources sources) {
        this.sources = sources;
    }

    CompletableFuture<TracksOutcome> add(SfuSession session, Optional<Description> description, List<TrackRequest> tracks,
            boolean autoDiscover) {
        TrackRules.checkCount(tracks.size());
        TrackRules.checkSameWay(tracks);
        if (tracks.isEmpty() && !autoDiscover) {
            throw Errors.invalidParams("Expecting at least 1 track in the request");
        }
        session.negotiation.refuseUnlessStable();
        return session.whenNotConnecting().thenCompose(ready -> {
            Optional<RemoteDescription> offer = Negotiation.offer(description);
            TrackRules.checkToAdd(tracks, offer, autoDiscover);
            offer.ifPresent(session::check);
            return tracks.isEmpty() || tracks.get(0).local()
                    ? CompletableFuture.completedFuture(push(session, offer, tracks, autoDiscover))
                    : pull(session, offer, tracks);
        });
    }

    private static TracksOutcome push(SfuSession session, Optional<RemoteDescription> offer, List<TrackRequest> tracks,
            boolean autoDiscover) {
        PushBatch batch = new PushBatch(session, offer);
        tracks.forEach(batch::add);
        if (autoDiscover) {
            batch.discover();
        }
        return batch.finish();
    }

    private CompletableFuture<TracksOutcome> pull(SfuSession session, Optional<RemoteDescription> offer,
            List<TrackRequest> tracks) {
        return sources.find(tracks).thenApply(found -> {
            if (session.isGone()) {
                throw Errors.gone();
            }
            PullBatch batch = new PullBatch(session, offer);
            for (int i = 0; i < tracks.size(); i++) {
                batch.add(tracks.get(i), found.get(i));
            }
            return batch.finish();
        });
    }
}
