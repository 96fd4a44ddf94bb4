package io.quarkiverse.cloudflare.runtime.media;

import java.time.Instant;
import java.util.Objects;

import io.quarkiverse.cloudflare.room.RoomAddress;

/**
 * What a token says.
 *
 * @param subject the id of the member, or the name of the broadcast; empty for a viewer
 * @param generation which join of the member it belongs to; 0 for others
 * @param expires to the second
 * @param id unguessable, of its own
 */
public record MediaToken(Scope scope, RoomAddress address, String subject, long generation, Instant expires, String id) {

    public MediaToken {
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(expires, "expires");
        Objects.requireNonNull(id, "id");
        if (subject.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("The subject of a token must not contain line feeds");
        }
    }

    /** What a token is good for, and nothing else. */
    public enum Scope {
        /** The HTTP API of media, for a member. */
        MEMBER,
        /** One broadcast. */
        WHIP,
        /** Watching. */
        WHEP
    }

    /** Its id is as good as a secret. */
    @Override
    public String toString() {
        return "MediaToken[" + scope + " " + address + "]";
    }
}
