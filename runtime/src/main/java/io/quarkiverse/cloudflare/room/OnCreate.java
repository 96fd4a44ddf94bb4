package io.quarkiverse.cloudflare.room;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Called when a room comes to life on this node: before the first member joins it.
 * <p>
 * Parameters: {@link RoomContext}, {@link RoomParam}. Result: {@code void} or {@code Uni<Void>}. When it fails, the join that
 * caused it is refused with the reason {@code internal}, and the next join tries again.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface OnCreate {
}
