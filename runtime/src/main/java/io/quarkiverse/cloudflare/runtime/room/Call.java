package io.quarkiverse.cloudflare.runtime.room;

import io.vertx.core.Context;

/**
 * One call of a callback: what its arguments are made of.
 *
 * @param member whose cause it is; {@code null} for a call of the room itself
 * @param payload a {@code JsonNode} or {@code byte[]}; {@code null} if there is none
 * @param argument what the kind of callback supplies beyond that, a {@link Supplied} if another concern calls;
 *        {@code null} if nothing
 * @param context the duplicated Vert.x context to call on; {@code null} to make one
 */
record Call(LiveRoom room, Membership member, Object payload, Object argument, Context context) {

    static Call of(LiveRoom room) {
        return new Call(room, null, null, null, null);
    }

    static Call of(Membership member) {
        return new Call(member.room(), member, null, null, null);
    }

    static Call of(Membership member, Object argument) {
        return new Call(member.room(), member, null, argument, null);
    }
}
