package io.quarkiverse.cloudflare.media;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lets the members of a {@link io.quarkiverse.cloudflare.room.Room} publish camera, microphone and screen, and receive each
 * other's.
 * <p>
 * It goes on a class that is annotated {@code @Room} as well; such a room needs no callback. Each member has one media session,
 * kept while it is only away. What it publishes is in its presence, as {@code tracks}, so the room must have presence. When a
 * member leaves, is kicked or is removed from the call, its tracks are closed at Cloudflare and its token is void.
 *
 * <h2>Callbacks</h2>
 * {@link OnPublish} decides who may publish; {@link OnUnpublish}, {@link OnMediaState} and {@link OnQuality} are told what
 * happens. They take their turn among the other callbacks of the room. {@link Media} changes permissions and moderates, from
 * anywhere.
 *
 * <h2>Settings</h2>
 * In dev and test mode none: an emulator with real media answers. In production {@code quarkus.cloudflare.calls.app-id},
 * {@code quarkus.cloudflare.calls.app-secret} and {@code quarkus.cloudflare.media.token-key}; with
 * {@code quarkus.cloudflare.turn.key-id} and {@code quarkus.cloudflare.turn.key-token} also members behind strict firewalls get
 * through. Without Calls settings rooms work, and clients are told that media is off. With them and without a key the
 * application does not start.
 *
 * <h2>Example</h2>
 * {@code @Room("studio:{id}") @MediaRoom(maxPublishers = 8) class Studio { }} is all that a call among friends needs;
 * {@link OnPublish} shows how to decide who may share a screen.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface MediaRoom {

    /** What a new member may publish; {@link Media#permit} changes it. */
    TrackSource[] publish() default { TrackSource.CAMERA, TrackSource.MICROPHONE, TrackSource.SCREEN };

    /** Whether a new member receives what others publish. */
    boolean subscribe() default true;

    /**
     * The most members that publish at once. One more is refused with {@code too_many_publishers}. {@code 0} means no limit.
     */
    int maxPublishers() default 0;

    /** The most WHEP viewers at once. One more is answered with 503. {@code 0} means no limit. */
    int maxViewers() default 100;

    /** The most bits per second of one video track, told to its publisher in the answer. {@code 0} means no limit. */
    int maxVideoBitrate() default 0;

    /** The most bits per second of one audio track, told to its publisher in the answer. {@code 0} means no limit. */
    int maxAudioBitrate() default 0;
}
