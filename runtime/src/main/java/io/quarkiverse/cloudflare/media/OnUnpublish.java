package io.quarkiverse.cloudflare.media;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Is told that a track of a member has ended.
 * <p>
 * It is called once for each track that others could see: when its client stops it, when its session is over, when a moderator
 * or a permission takes it away, and when the member leaves. A track that was never announced is not mentioned.
 *
 * <h2>Threads</h2>
 * It takes its turn among the callbacks of the room, after what ended the track, and runs where
 * {@link io.quarkiverse.cloudflare.room.Room} says.
 *
 * <h2>Parameters</h2>
 * {@code Member}: whose track it was, who may have left; {@link PublishedTrack}: as others saw it last; {@code RoomContext},
 * {@code @RoomParam}.
 *
 * <h2>Result</h2>
 * {@code void} or a {@code Uni<Void>}; a {@code Broadcast}, or a {@code Uni} of one, is sent to the room.
 *
 * <h2>Errors</h2>
 * A failure goes to the log and to {@code @OnError}. The track has ended all the same.
 *
 * <pre>{@code
 * @OnUnpublish
 * Broadcast<Free> ended(Member member, PublishedTrack track) {
 *     return Broadcast.toAll("free", new Free(track.source()));
 * }
 * }</pre>
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface OnUnpublish {
}
