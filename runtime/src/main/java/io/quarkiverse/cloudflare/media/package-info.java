/**
 * Media in rooms: camera, microphone, screen and broadcasts, through Cloudflare Realtime.
 * <p>
 * Start at {@link io.quarkiverse.cloudflare.media.MediaRoom}, which lets the members of a room publish and watch, and at
 * {@link io.quarkiverse.cloudflare.media.Media} to moderate them. See "A video room in ten minutes" in the guide.
 */
package io.quarkiverse.cloudflare.media;
