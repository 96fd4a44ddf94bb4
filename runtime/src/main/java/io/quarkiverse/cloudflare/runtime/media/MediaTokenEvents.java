package io.quarkiverse.cloudflare.runtime.media;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkiverse.cloudflare.room.EventRefusedException;
import io.quarkiverse.cloudflare.room.Member;
import io.quarkiverse.cloudflare.room.ReservedEvents;
import io.smallrye.mutiny.Uni;

/**
 * Gives a member that is there a new grant, before its token ends or after a reset. Thread-safe.
 */
public final class MediaTokenEvents implements ReservedEvents {

    private static final String EVENT = "cf_media_token";
    private static final String MEDIA_OFF = "media_off";
    private static final String NO_MEDIA_ROOM = "no_media_room";

    private final MediaGrants grants;

    public MediaTokenEvents(MediaGrants grants) {
        this.grants = grants;
    }

    @Override
    public Set<String> names() {
        return Set.of(EVENT);
    }

    @Override
    public Uni<MediaGrant> handle(Member member, String event, JsonNode payload) {
        Optional<MediaMember> asking = MediaMember.of(member);
        Optional<String> refusal = asking.isEmpty() ? Optional.of(NO_MEDIA_ROOM) : grants.refusal(asking.get());
        if (refusal.isPresent()) {
            return Uni.createFrom().failure(new EventRefusedException(MEDIA_OFF, Map.of("reason", refusal.get())));
        }
        return grants.grant(asking.get(), asking.get().generation());
    }
}
