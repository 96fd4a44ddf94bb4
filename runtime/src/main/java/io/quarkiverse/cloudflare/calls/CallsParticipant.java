package io.quarkiverse.cloudflare.calls;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;

/** One who is in a {@link CallsRoom}. Safe for use by any number of threads. */
public final class CallsParticipant {

    private final CallsRoom room;
    private final CallsSession session;
    // Empty for one who only watches.
    private final Optional<TracksResult> published;
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

    CallsParticipant(CallsRoom room, CallsSession session, Optional<TracksResult> published) {
        this.room = room;
        this.session = session;
        this.published = published;
    }

    /** @return the session, to pull with and whatever else there is to do */
    public CallsSession session() {
        return session;
    }

    /** @return what became of the tracks of the offer; empty for one who only watches */
    public Optional<TracksResult> published() {
        return published;
    }

    /** @return the SFU's answer to the offer; empty for one who only watches */
    public Optional<SessionDescription> answer() {
        return published.flatMap(TracksResult::answer);
    }

    /** @return the tracks that the others publish now, to be pulled; those of lost sessions are left out */
    public List<RemoteTrack> others() {
        return room.participants().stream().filter(other -> other != this).flatMap(CallsParticipant::tracks).toList();
    }

    private Stream<RemoteTrack> tracks() {
        return session.isLost() ? Stream.empty()
                : published.stream().flatMap(result -> result.accepted().stream())
                        .flatMap(track -> track.trackName().stream()).map(name -> RemoteTrack.of(session.id(), name));
    }

    /** Has a listener called with what {@link CallsRoom#send} is given from now on, until this one leaves. */
    public void onMessage(Consumer<String> listener) {
        listeners.add(Objects.requireNonNull(listener, "listener"));
    }

    /**
     * Leaves the room at once, and closes by force what it published. It succeeds if there is nothing to close any more. If
     * it fails, the SFU drops the tracks when no media has come for 30 seconds.
     */
    @CheckReturnValue
    public Uni<Void> leave() {
        return Uni.createFrom().deferred(() -> {
            if (!room.remove(this) || published.isEmpty()) {
                return Uni.createFrom().voidItem();
            }
            List<String> mids = published.get().accepted().stream().flatMap(track -> track.mid().stream()).toList();
            // A handle that is lost closes nothing, but what it published may still flow.
            return mids.isEmpty() ? Uni.createFrom().voidItem()
                    : session.closeTracks(mids)
                            .onFailure(CallsSessionLostException.class)
                            .recoverWithUni(() -> room.calls().closeTracks(session.id(), mids))
                            .replaceWithVoid()
                            .onFailure(CallsSessionGoneException.class).recoverWithNull();
        });
    }

    /** Blocking form of {@link #leave()}. */
    public void leaveAndAwait() {
        Awaiting.await("leave", leave());
    }

    void hear(String message) {
        for (Consumer<String> listener : listeners) {
            try {
                listener.accept(message);
            } catch (RuntimeException e) {
                // The others are to hear it nevertheless.
                Infrastructure.handleDroppedException(e);
            }
        }
    }
}
