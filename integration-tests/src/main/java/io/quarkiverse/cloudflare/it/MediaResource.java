package io.quarkiverse.cloudflare.it;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/**
 * Tells pages, before they join a room, whether there will be sound and video.
 */
@Path("/api/media")
public class MediaResource {

    private final Broadcasts broadcasts;

    MediaResource(Broadcasts broadcasts) {
        this.broadcasts = broadcasts;
    }

    /** Whether this server has the settings for media. */
    public record MediaStatus(boolean enabled) {
    }

    @GET
    public MediaStatus status() {
        return new MediaStatus(broadcasts.media().isPresent());
    }
}
