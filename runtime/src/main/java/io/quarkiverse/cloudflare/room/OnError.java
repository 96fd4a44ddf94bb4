package io.quarkiverse.cloudflare.room;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Called when another callback of this room failed with anything but a {@link RoomException}, after the sender was answered.
 * <p>
 * Parameters: the failure (a {@link Throwable}), {@link Member} (if a member caused it; a room-wide failure skips a method that
 * asks for one), {@link RoomContext}, {@link RoomParam}. Result: {@code void}, a {@link Broadcast}, or a {@code Uni} of these.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface OnError {
}
