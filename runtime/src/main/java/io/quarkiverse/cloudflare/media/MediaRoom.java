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
 * Each member has one media session, kept while it is only away. What it publishes is in its presence, as {@code tracks}.
 *
 * <pre>
 * {
 *     &#64;code
 *     &#64;Room("studio:{id}")
 *     &#64;MediaRoom(maxPublishers = 8)
 *     class Studio {
 *
 *         @OnPublish
 *         void publish(Member member, PublishRequest wish) {
 *             if (wish.source() == TrackSource.SCREEN && !member.tags().contains("host")) {
 *                 throw new EventRefusedException("hosts_only");
 *             }
 *         }
 *     }
 * }
 * </pre>
 *
 * Needs {@code quarkus.cloudflare.calls} and, in production, {@code quarkus.cloudflare.media.token-key}. In dev and test mode
 * the emulator answers. Without Calls settings rooms work, and clients are told that media is off.
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
