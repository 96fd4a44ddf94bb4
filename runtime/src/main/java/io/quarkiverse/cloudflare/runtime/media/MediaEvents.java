package io.quarkiverse.cloudflare.runtime.media;

import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkiverse.cloudflare.room.EventRefusedException;
import io.quarkiverse.cloudflare.room.Member;
import io.quarkiverse.cloudflare.room.ReservedEvents;
import io.smallrye.mutiny.Uni;

/**
 * Answers what members say about media on their channel. Thread-safe.
 */
public class MediaEvents implements ReservedEvents {

    static final String MEDIA_OFF = "media_off";

    private final MediaAvailability availability;
    private final PublishWishes wishes;
    private final Declarations declarations;
    private final Moderation moderation;
    private final MediaReports reports;

    MediaEvents(MediaAvailability availability, PublishWishes wishes, Declarations declarations, Moderation moderation,
            MediaReports reports) {
        this.availability = availability;
        this.wishes = wishes;
        this.declarations = declarations;
        this.moderation = moderation;
        this.reports = reports;
    }

    @Override
    public Set<String> names() {
        return Set.of("cf_publish", "cf_published", "cf_unpublish", "cf_mute", "cf_media_state", "cf_quality");
    }

    @Override
    public Uni<?> handle(Member member, String event, JsonNode payload) {
        return Uni.createFrom().deferred(() -> {
            MediaMember found = MediaMember.of(member).filter(here -> availability.isEnabled())
                    .orElseThrow(() -> new EventRefusedException(MEDIA_OFF));
            if (event.equals("cf_publish")) {
                return wishes.publish(found, Wish.publish(payload));
            }
            handle(found, event, payload);
            return Uni.createFrom().voidItem();
        });
    }

    private void handle(MediaMember member, String event, JsonNode payload) {
        switch (event) {
            case "cf_published" -> declarations.published(member, Wish.published(payload));
            case "cf_unpublish" -> declarations.unpublished(member, Wish.unpublish(payload));
            case "cf_mute" -> mute(member, Wish.mute(payload));
            case "cf_media_state" -> reports.state(member, Wish.state(payload));
            case "cf_quality" -> reports.measured(member, Wish.quality(payload));
            default -> throw new IllegalArgumentException(event + " is none of " + names());
        }
    }

    private void mute(MediaMember member, Wish.Muting muting) {
        declarations.muted(member, muting);
        if (muting.muted()) {
            moderation.muted(member, muting.trackName());
        }
    }
}
