package io.quarkiverse.cloudflare.runtime.media;

import java.util.List;
import java.util.Map;

import org.jboss.logging.Logger;

import io.quarkiverse.cloudflare.media.MediaPermissions;
import io.quarkiverse.cloudflare.media.MediaState;
import io.quarkiverse.cloudflare.media.Quality;
import io.quarkiverse.cloudflare.presence.Presence;
import io.quarkiverse.cloudflare.room.RoomHost;

/**
 * Tells of changes in media: presence tells the room, events tell the member, callbacks the application, meters its monitor.
 * Never within the monitor of a member. Thread-safe.
 */
public class Announcements {

    /** The client knows: it did it itself, or learns of it otherwise. */
    static final String UNTOLD = "";
    static final String NOT_PERMITTED = "not_permitted";
    static final String MODERATED = "moderated";
    static final String UNDECLARED = "undeclared";
    static final String ENDED = "ended";

    private static final Logger LOG = Logger.getLogger(Announcements.class);

    private final Presence presence;
    private final RoomHost host;
    private final MediaTelemetry telemetry;

    Announcements(Presence presence, RoomHost host, MediaTelemetry telemetry) {
        this.presence = presence;
        this.host = host;
        this.telemetry = telemetry;
    }

    /** A track is there for others. */
    void began(MediaMember member, Publication publication) {
        telemetry.began(publication.source());
        changed(member);
    }

    /** A track or the state of a member is not as it was. */
    void changed(MediaMember member) {
        // What is queued here may be overtaken; MediaMeta is asked again when it is carried out, and what it says wins.
        presence.update(member.address(), member.id(), MediaMeta.of(member)).subscribe().with(done -> {
        }, failure -> LOG.errorf(failure, "The presence of member %s of %s could not be changed", member.id(),
                member.address()));
    }

    /** Tracks have ended; those that were never declared only concern the client. */
    void ended(MediaMember member, List<Publication> publications, String reason) {
        List<Publication> shown = publications.stream().filter(Publication::isDeclared).toList();
        if (!shown.isEmpty()) {
            changed(member);
        }
        for (Publication publication : publications) {
            if (!reason.equals(UNTOLD)) {
                host.push(member.member(), "cf_unpublished", Map.of("trackName", publication.trackName(), "source",
                        publication.source().wireName(), "reason", reason));
            }
        }
        for (Publication publication : shown) {
            telemetry.ended(publication.source());
            call(member, "OnUnpublish", publication.toTrack());
        }
    }

    void state(MediaMember member, MediaState state) {
        changed(member);
        call(member, "OnMediaState", state);
    }

    void measured(MediaMember member, Quality quality) {
        telemetry.measured(quality);
        call(member, "OnQuality", quality);
    }

    void permitted(MediaMember member, MediaPermissions may) {
        host.push(member.member(), "cf_permissions", Map.of("audio", may.audio(), "video", may.video(), "screen", may.screen(),
                "data", may.data(), "subscribe", may.subscribe()));
    }

    void askToMute(MediaMember member, String trackName) {
        host.push(member.member(), "cf_mute_request", Map.of("trackName", trackName));
    }

    void removed(MediaMember member) {
        host.push(member.member(), "cf_media_closed", Map.of("reason", "removed"));
    }

    /** In a turn of its own; the room sees to what it throws. */
    private void call(MediaMember member, String callback, Object argument) {
        host.call(member.member(), callback, argument).subscribe().with(done -> {
        }, failure -> LOG.debugf(failure, "%s of %s was not called", callback, member.address()));
    }
}
