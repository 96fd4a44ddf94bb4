package io.quarkiverse.cloudflare.runtime.media;

import java.time.Duration;

import io.quarkiverse.cloudflare.runtime.config.MediaRuntimeConfig;
import io.quarkiverse.cloudflare.runtime.media.Publication.Stage;
import io.quarkiverse.cloudflare.runtime.time.Timers;

/**
 * Closes tracks about which clients do not say what they should: nobody may use Cloudflare for what the room does not know of.
 * Thread-safe.
 */
public class UndeclaredTracks {

    /** How long a client that has said that a track ends may take to close it itself, which frees its transceiver. */
    static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Timers timers;
    private final Duration undeclaredAfter;
    private final Endings endings;

    UndeclaredTracks(Timers timers, MediaRuntimeConfig config, Endings endings) {
        this.timers = timers;
        this.undeclaredAfter = config.undeclaredAfter();
        this.endings = endings;
    }

    /** Cloudflare has taken a track: its client is to declare it. */
    void accepted(MediaMember member, Publication publication) {
        closeAfter(undeclaredAfter, member, publication.section(), Stage.ACCEPTED, Announcements.UNDECLARED);
    }

    /** A client has said that a track ends: it is to close it. */
    void ending(MediaMember member, Publication publication) {
        closeAfter(PATIENCE, member, publication.section(), Stage.ENDING, Announcements.UNTOLD);
    }

    private void closeAfter(Duration delay, MediaMember member, Section section, Stage stage, String reason) {
        // Compared by identity: meanwhile another track may have come with the same name and transceiver.
        timers.after(delay, () -> endings.close(member, track -> track.section() == section && track.stage() == stage, reason)
                .subscribe().with(closed -> {
                }));
    }
}
