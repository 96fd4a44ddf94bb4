package io.quarkiverse.cloudflare.runtime.media;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import io.quarkiverse.cloudflare.runtime.time.Timers;
import io.smallrye.mutiny.Uni;

/**
 * Mutes and stops tracks of others. Thread-safe.
 */
public class Moderation {

    /** How long a client may take to mute. */
    static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Timers timers;
    private final Endings endings;
    private final Announcements announcements;
    private final Map<Asked, Timers.Handle> asked = new ConcurrentHashMap<>();

    Moderation(Timers timers, Endings endings, Announcements announcements) {
        this.timers = timers;
        this.endings = endings;
        this.announcements = announcements;
    }

    /** See {@link io.quarkiverse.cloudflare.media.Media#mute}. Does not wait for what the client does. */
    Uni<Boolean> mute(MediaMember member, String trackName) {
        return Uni.createFrom().item(() -> {
            Optional<Publication> track = declared(member, trackName);
            track.filter(found -> !found.muted()).ifPresent(found -> ask(member, found));
            return track.isPresent();
        });
    }

    /** See {@link io.quarkiverse.cloudflare.media.Media#stop}. */
    Uni<Boolean> stop(MediaMember member, String trackName) {
        return Uni.createFrom().deferred(() -> declared(member, trackName)
                .map(track -> endings.close(member, track::isSameAs, Announcements.MODERATED).replaceWith(true))
                .orElse(Uni.createFrom().item(false)));
    }

    /** A member has muted a track itself: if it was asked to, it has honoured that. */
    void muted(MediaMember member, String trackName) {
        declared(member, trackName).map(track -> asked.remove(Asked.of(track))).ifPresent(Timers.Handle::cancel);
    }

    private void ask(MediaMember member, Publication track) {
        announcements.askToMute(member, track.trackName());
        // Whoever asks again meanwhile does not give it more time.
        asked.computeIfAbsent(Asked.of(track), key -> timers.after(PATIENCE, () -> {
            asked.remove(key);
            // Compared by identity: another track may have come by the same name.
            endings.close(member, found -> found.section() == track.section() && !found.muted(), Announcements.MODERATED)
                    .subscribe().with(closed -> {
                    });
        }));
    }

    private static Optional<Publication> declared(MediaMember member, String trackName) {
        return member.publications().find(trackName).filter(Publication::isDeclared);
    }

    private record Asked(String memberId, String alias, String trackName) {

        static Asked of(Publication track) {
            return new Asked(track.memberId(), track.alias(), track.trackName());
        }
    }
}
