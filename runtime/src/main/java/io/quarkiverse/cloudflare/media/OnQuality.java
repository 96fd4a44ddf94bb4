package io.quarkiverse.cloudflare.media;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Is told how good the connection of a member is, as its client measured it.
 * <p>
 * It is called at most once in 5 seconds for a member; reports in between are ignored. A client measures itself, so believe it
 * no more than that. The same values are in Micrometer, if the application has it.
 *
 * <h2>Threads</h2>
 * It takes its turn among the callbacks of the room, and runs where
 * {@link io.quarkiverse.cloudflare.room.Room} says. With many members, let it return at once.
 *
 * <h2>Parameters</h2>
 * {@code Member}: whose connection it is; {@link Quality}; {@code RoomContext}, {@code @RoomParam}.
 *
 * <h2>Result</h2>
 * {@code void} or a {@code Uni<Void>}; a {@code Broadcast}, or a {@code Uni} of one, is sent to the room.
 *
 * <h2>Errors</h2>
 * A failure goes to the log and to {@code @OnError}.
 *
 * <pre>{@code
 * @OnQuality
 * Uni<Void> quality(Member member, Quality quality) {
 *     return quality.level() == Quality.Level.POOR ? hints.send(member.id()) : Uni.createFrom().voidItem();
 * }
 * }</pre>
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface OnQuality {
}
