package io.quarkiverse.cloudflare.runtime.media;

import io.smallrye.mutiny.Uni;

/**
 * Mutes and stops tracks of others. Thread-safe.
 */
public class Moderation {

    /** See {@link io.quarkiverse.cloudflare.media.Media#mute}. */
    Uni<Boolean> mute(MediaMember member, String trackName) {
        return Uni.createFrom().item(false);
    }

    /** See {@link io.quarkiverse.cloudflare.media.Media#stop}. */
    Uni<Boolean> stop(MediaMember member, String trackName) {
        return Uni.createFrom().item(false);
    }
}
