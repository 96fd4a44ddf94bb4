package io.quarkiverse.cloudflare.runtime.media;

import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import io.quarkiverse.cloudflare.media.MediaPermissions;
import io.quarkiverse.cloudflare.media.TrackSource;

/**
 * What the build knows of one media room: see {@link io.quarkiverse.cloudflare.media.MediaRoom}.
 */
public record MediaDefinition(String roomClass, Set<TrackSource> publish, boolean subscribe, int maxPublishers, int maxViewers,
        int maxVideoBitrate, int maxAudioBitrate) {

    public MediaDefinition {
        Objects.requireNonNull(roomClass, "roomClass");
        // Sorted, so that two builds are the same.
        publish = new TreeSet<>(publish);
    }

    /** @return what a new member may do */
    public MediaPermissions permissions() {
        return new MediaPermissions(publish.contains(TrackSource.MICROPHONE), publish.contains(TrackSource.CAMERA),
                publish.contains(TrackSource.SCREEN), publish.contains(TrackSource.DATA), subscribe);
    }
}
