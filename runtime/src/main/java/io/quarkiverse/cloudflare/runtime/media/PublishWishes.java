package io.quarkiverse.cloudflare.runtime.media;

import java.util.Map;

import io.quarkiverse.cloudflare.media.PublishRequest;
import io.quarkiverse.cloudflare.room.EventRefusedException;
import io.quarkiverse.cloudflare.room.RoomHost;
import io.smallrye.mutiny.Uni;

/**
 * Decides who may publish what: permissions first, then how many publish already, then the application. Thread-safe.
 */
public class PublishWishes {

    private final MediaRoster roster;
    private final RoomHost host;

    PublishWishes(MediaRoster roster, RoomHost host) {
        this.roster = roster;
        this.host = host;
    }

    /** @return fails with an {@link EventRefusedException} if it is refused; else the member has a grant */
    Uni<Void> publish(MediaMember member, PublishRequest wish) {
        requirePermitted(member, wish);
        requirePlace(member);
        return host.callInTurn(member.member(), "OnPublish", wish).invoke(allowed -> grant(member, wish)).replaceWithVoid();
    }

    /** The application may have taken its time: meanwhile others may have come, or a moderator. */
    private synchronized void grant(MediaMember member, PublishRequest wish) {
        requirePlace(member);
        synchronized (member) {
            requirePermitted(member, wish);
            member.grants().add(wish.source(), wish.kind(), wish.layers());
        }
    }

    private static void requirePermitted(MediaMember member, PublishRequest wish) {
        if (member.isRemoved() || !member.permissions().allows(wish.source())) {
            throw new EventRefusedException(Declarations.NOT_PERMITTED);
        }
    }

    private void requirePlace(MediaMember member) {
        int limit = member.definition().maxPublishers();
        if (limit > 0 && !member.isPublishing()
                && roster.of(member.address()).stream().filter(MediaMember::isPublishing).count() >= limit) {
            throw new EventRefusedException("too_many_publishers", Map.of("limit", limit));
        }
    }
}
