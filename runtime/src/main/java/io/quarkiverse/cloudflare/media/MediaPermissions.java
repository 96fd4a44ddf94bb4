package io.quarkiverse.cloudflare.media;

/**
 * What a member may do with media.
 *
 * @param audio publish a microphone
 * @param video publish a camera
 * @param screen publish a screen, with its sound
 * @param data publish data channels
 * @param subscribe receive what others publish
 */
public record MediaPermissions(boolean audio, boolean video, boolean screen, boolean data, boolean subscribe) {

    public static final MediaPermissions ALL = new MediaPermissions(true, true, true, true, true);
    public static final MediaPermissions NONE = new MediaPermissions(false, false, false, false, false);
    /** Watches and listens. */
    public static final MediaPermissions SUBSCRIBE = new MediaPermissions(false, false, false, false, true);

    /** @return whether a track of this source may be published */
    public boolean allows(TrackSource source) {
        return switch (source) {
            case CAMERA -> video;
            case MICROPHONE -> audio;
            case SCREEN -> screen;
            case DATA -> data;
        };
    }

    /** @return these, but with or without one source */
    public MediaPermissions with(TrackSource source, boolean allowed) {
        return switch (source) {
            case CAMERA -> new MediaPermissions(audio, allowed, screen, data, subscribe);
            case MICROPHONE -> new MediaPermissions(allowed, video, screen, data, subscribe);
            case SCREEN -> new MediaPermissions(audio, video, allowed, data, subscribe);
            case DATA -> new MediaPermissions(audio, video, screen, allowed, subscribe);
        };
    }
}
