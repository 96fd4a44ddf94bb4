package io.quarkiverse.cloudflare.room;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Called when the connection of a member is lost, while the member may still come back.
 * <p>
 * The member stays in the room and in presence for {@code quarkus.cloudflare.rooms.rejoin-grace}. Then {@link OnRejoin} or
 * {@link OnLeave} follows. Not called when the grace is 0.
 * <p>
 * Parameters: {@link Member}, {@link RoomContext}, {@link RoomParam}. Result: {@code void}, a {@link Broadcast}, or a
 * {@code Uni} of these.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface OnDrop {
}
