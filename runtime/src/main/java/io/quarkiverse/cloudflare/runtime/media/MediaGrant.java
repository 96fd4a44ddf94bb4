package io.quarkiverse.cloudflare.runtime.media;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

import io.quarkiverse.cloudflare.calls.IceServer;
import io.quarkiverse.cloudflare.media.MediaPermissions;

/**
 * What a client is told of media when it joins, and when its token nears its end: {@code _room.media} in {@code media.md}.
 */
public sealed interface MediaGrant {

    /** A moderator has taken this member out of the call. */
    String REMOVED = "removed";

    static MediaGrant refused(String reason) {
        return new Refused(false, reason);
    }

    /**
     * @param path absolute, on this server
     * @param expiresIn in seconds
     * @param poll in seconds
     */
    @JsonPropertyOrder({ "enabled", "path", "token", "expires_in", "ice_servers", "permissions", "poll" })
    record Given(String path, String token, @JsonProperty("expires_in") long expiresIn,
            @JsonProperty("ice_servers") List<IceServer> iceServers, MediaPermissions permissions,
            long poll) implements MediaGrant {

        @JsonProperty("enabled")
        boolean enabled() {
            return true;
        }

        /** Who has the token can publish as this member. */
        @Override
        public String toString() {
            return "MediaGrant[" + path + "]";
        }
    }

    record Refused(boolean enabled, String reason) implements MediaGrant {
    }
}
