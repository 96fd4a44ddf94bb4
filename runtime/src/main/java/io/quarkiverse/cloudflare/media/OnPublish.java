package io.quarkiverse.cloudflare.media;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Decides on the wish of a member to publish a camera, a microphone or a screen.
 * <p>
 * It is called for each track, before anything is sent to Cloudflare, and only if the {@link MediaPermissions} of the member
 * and {@link MediaRoom#maxPublishers()} allow it. A room without this callback lets everybody publish who has the permission. A
 * client cannot publish without having asked: the media it sends all the same is refused.
 *
 * <h2>Threads</h2>
 * It takes its turn among the callbacks of the room, and runs where
 * {@link io.quarkiverse.cloudflare.room.Room} says. The next callback waits for it.
 *
 * <h2>Parameters</h2>
 * {@code Member}: who asks; {@link PublishRequest}: for what; {@code RoomContext}, {@code @RoomParam}.
 *
 * <h2>Result</h2>
 * {@code void} or a {@code Uni<Void>}: the member may publish one such track within 30 seconds. A {@code Broadcast}, or a
 * {@code Uni} of one, is sent to the room as well.
 *
 * <h2>Errors</h2>
 * An {@code EventRefusedException} refuses the wish: its reason and details reach the client. Any other failure refuses it with
 * {@code internal}. A security annotation on the method refuses with {@code unauthorized} or {@code forbidden}.
 *
 * <pre>{@code
 * @OnPublish
 * void publish(Member member, PublishRequest wish) {
 *     if (wish.source() == TrackSource.SCREEN && !member.tags().contains("host")) {
 *         throw new EventRefusedException("hosts_only");
 *     }
 * }
 * }</pre>
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface OnPublish {
}
