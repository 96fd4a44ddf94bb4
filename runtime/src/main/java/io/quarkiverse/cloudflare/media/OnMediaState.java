package io.quarkiverse.cloudflare.media;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Is told that the media session of a member has got to another {@link MediaState}.
 * <p>
 * The client reports its state; presence shows it. {@link MediaState#CLOSED} is also what a moderator brings about, by
 * {@link Media#remove}. It is not called when a member leaves: that is what {@code @OnLeave} is for.
 *
 * <h2>Threads</h2>
 * It takes its turn among the callbacks of the room, and runs where
 * {@link io.quarkiverse.cloudflare.room.Room} says.
 *
 * <h2>Parameters</h2>
 * {@code Member}: whose session it is; {@link MediaState}: the new one; {@code RoomContext}, {@code @RoomParam}.
 *
 * <h2>Result</h2>
 * {@code void} or a {@code Uni<Void>}; a {@code Broadcast}, or a {@code Uni} of one, is sent to the room.
 *
 * <h2>Errors</h2>
 * A failure goes to the log and to {@code @OnError}. The state is what it is all the same.
 *
 * <pre>{@code
 * @OnMediaState
 * void state(Member member, MediaState state) {
 *     if (state == MediaState.FAILED) {
 *         LOG.infof("%s has lost its media and builds a new session", member.id());
 *     }
 * }
 * }</pre>
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface OnMediaState {
}
