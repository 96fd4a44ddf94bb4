package io.quarkiverse.cloudflare.presence;

import java.util.Map;

import io.quarkiverse.cloudflare.room.Member;

/**
 * Adds fields to the meta of members, whatever meta the application gives them: the way for what is built on rooms (media) to
 * show something of its own. When they change, {@link Presence#update} the member with them; what this says at that moment
 * wins.
 * <p>
 * Every CDI bean of this type is asked, in the room's queue, each time a meta takes the place of another or is
 * updated; it must not block.
 */
public interface PresenceContributor {

    /**
     * @return fields with values that Jackson writes; they win over those of the application. Empty for none
     */
    Map<String, ?> fields(Member member);
}
