package io.quarkiverse.cloudflare.room;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Called when someone asks to join, after every {@link JoinCheck} has agreed and before anyone sees the new member.
 * <p>
 * Parameters: {@link Member}, {@link RoomContext}, {@link RoomParam}, and at most one payload, which receives the params of the
 * join (a record, or any other type Jackson can read). {@link Member#joinParams()} gives the same.
 * <p>
 * Result: {@code void}; {@code T}, which becomes the join reply and must be a JSON object; a {@link Broadcast}, sent after the
 * member is in; or a {@code Uni} of these. The key {@code _room} of the reply belongs to the extension.
 * <p>
 * Throw {@link JoinRefusedException} to say no, with a reason. Any other failure refuses the join with the reason
 * {@code internal}; the member then never was there, and {@link OnLeave} is not called.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface OnJoin {
}
