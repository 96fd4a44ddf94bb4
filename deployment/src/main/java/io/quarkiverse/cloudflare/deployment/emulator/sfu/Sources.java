package io.quarkiverse.cloudflare.deployment.emulator.sfu;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import io.quarkiverse.cloudflare.runtime.time.Timers;

/**
 * Finds what is to be pulled, and waits for its first packet. Owned by the media loop.
 */
final class Sources {

    private final Sessions sessions;

    Sources(Sessions sessions) {
        this.sessions = sessions;
    }

    /**
     * Searches for all at once.
     *
     * @return one for each request, in their order; never fails
     */
    CompletableFuture<List<Found>> find(List<TrackRequest> requests) {
        List<CompletableFuture<Found>> searches = new ArrayList<>();
        requests.forEach(request -> searches.add(find(request)));
        return CompletableFuture.allOf(searches.toArray(CompletableFuture[]::new))
                .thenApply(done -> searches.stream().map(search -> search.join().now()).toList());
    }

    private CompletableFuture<Found> find(TrackRequest request) {
        Found present = present(request);
        return present.source().filter(source -> !source.publication().hasMedia()).map(this::whenMedia)
                .orElseGet(() -> CompletableFuture.completedFuture(present));
    }

    /** Searches without waiting. */
    Found present(TrackRequest request) {
        String publisher = request.sessionId().orElse("");
        String name = request.trackName().orElse("");
        Optional<ItemError> failure = sessions.faults.failure(publisher, name);
        if (failure.isPresent()) {
            return Found.nothing(failure.get());
        }
        return sessions.find(publisher).filter(session -> session.peer.isConnected())
                .flatMap(session -> session.tracks.publication(name))
                .map(publication -> Found.of(new Source(publisher, publication)))
                .orElseGet(() -> Found.nothing(Errors.NOT_FOUND_TRACK));
    }

    private CompletableFuture<Found> whenMedia(Source source) {
        CompletableFuture<Found> found = new CompletableFuture<>();
        Timers.Handle end = sessions.timers.after(sessions.settings.mediaWait(),
                () -> found.complete(Found.nothing(Errors.EMPTY_TRACK)));
        source.publication().whenMedia(() -> found.complete(Found.of(source)));
        return found.whenComplete((outcome, failure) -> end.cancel());
    }
}
