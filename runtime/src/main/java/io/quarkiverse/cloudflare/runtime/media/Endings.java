package io.quarkiverse.cloudflare.runtime.media;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.smallrye.mutiny.Uni;

/**
 * The one way in which what a member publishes ends. Thread-safe.
 */
public class Endings {

    private final MediaRegistry registry;
    private final MediaSessions sessions;
    private final Announcements announcements;

    Endings(MediaRegistry registry, MediaSessions sessions, Announcements announcements) {
        this.registry = registry;
        this.sessions = sessions;
        this.announcements = announcements;
    }

    /**
     * Forgets tracks that have ended, and says so.
     *
     * @param reason what the client is told; {@link Announcements#UNTOLD} if it is not
     * @return those that were there
     */
    List<Publication> end(MediaMember member, Predicate<Publication> which, String reason) {
        List<Publication> ended;
        synchronized (member) {
            ended = member.publications().remove(which);
            ended.forEach(track -> registry.remove(member.address(), track.alias(), track.trackName()));
        }
        if (!ended.isEmpty()) {
            announcements.ended(member, ended, reason);
        }
        return ended;
    }

    /** The same, and has Cloudflare stop them now. Never fails. */
    Uni<Void> close(MediaMember member, Predicate<Publication> which, String reason) {
        return Uni.createFrom().deferred(() -> closeByForce(end(member, which, reason)));
    }

    private Uni<Void> closeByForce(List<Publication> tracks) {
        Map<String, List<String>> mids = tracks.stream().collect(Collectors.groupingBy(Publication::alias,
                Collectors.mapping(Publication::mid, Collectors.toList())));
        List<Uni<Void>> closing = mids.entrySet().stream()
                .map(entry -> sessions.find(entry.getKey()).map(session -> session.forceClose(entry.getValue())))
                .flatMap(Optional::stream).toList();
        return closing.isEmpty() ? Uni.createFrom().voidItem() : Uni.join().all(closing).andCollectFailures().replaceWithVoid();
    }
}
