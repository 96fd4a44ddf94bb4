package io.quarkiverse.cloudflare.runtime.media.http;

import java.util.Map;

import io.quarkiverse.cloudflare.room.RoomHost;
import io.quarkiverse.cloudflare.runtime.media.MediaMember;
import io.quarkiverse.cloudflare.runtime.media.MediaSession;
import io.quarkiverse.cloudflare.runtime.media.MediaSession.SessionOwner;
import io.quarkiverse.cloudflare.runtime.media.Publishing;

/** A member of a room with a browser, as the owner of a session. Thread-safe. */
record MemberSession(MediaMember member, Publishing publishing, RoomHost host) implements SessionOwner {

    private static final String RESET = "cf_media_reset";

    @Override
    public void over(MediaSession session, String reason) {
        boolean present = member.forgetSession(session);
        publishing.over(member, session.alias());
        // A client with a newer one has seen to it already, and one that was removed is to do nothing.
        if (present && !reason.equals(MediaSession.REPLACED) && !member.isRemoved()) {
            host.push(member.member(), RESET, Map.of("reason", reason));
        }
    }
}
