package io.quarkiverse.cloudflare.room;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Called exactly once for each member that joined, when it has left, whatever the reason.
 * <p>
 * Parameters: {@link Member}, {@link LeaveReason}, {@link RoomContext}, {@link RoomParam}. Result: {@code void}, a
 * {@link Broadcast} to those who stay, or a {@code Uni} of these.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface OnLeave {
}
