package io.quarkiverse.cloudflare.room;

import java.util.Map;

import io.smallrye.mutiny.Uni;

/**
 * Adds to the {@code _room} object of a join reply: the way for what is built on rooms (media, state) to give a new member what
 * it needs, in the first frame.
 * <p>
 * Every CDI bean of this type is asked, on the event loop, once the callback has agreed to the join.
 */
public interface JoinReplyContributor {

    /**
     * @param rejoin whether the member comes back within its grace
     * @return keys to add, with values Jackson writes; {@code id}, {@code position}, {@code resume} and {@code resumed} are
     *         taken. A failure refuses the join with the reason {@code internal}
     */
    Uni<Map<String, ?>> contribute(Member member, boolean rejoin);
}
