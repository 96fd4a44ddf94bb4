package io.quarkiverse.cloudflare.runtime.media;

import java.time.Duration;

import io.quarkiverse.cloudflare.media.MediaState;
import io.quarkiverse.cloudflare.media.Quality;
import io.quarkiverse.cloudflare.runtime.time.Timers;

/**
 * What members say about their own connections. Thread-safe.
 */
public class MediaReports {

    private static final Duration BETWEEN_MEASUREMENTS = Duration.ofSeconds(5);

    private final Announcements announcements;
    private final Timers timers;

    MediaReports(Announcements announcements, Timers timers) {
        this.announcements = announcements;
        this.timers = timers;
    }

    void state(MediaMember member, MediaState state) {
        if (!member.isRemoved() && member.state(state) != state) {
            announcements.state(member, state);
        }
    }

    /** More than one in 5 seconds is ignored. */
    void measured(MediaMember member, Quality quality) {
        if (member.takesReport(timers.clock().instant(), BETWEEN_MEASUREMENTS)) {
            announcements.measured(member, quality);
        }
    }
}
