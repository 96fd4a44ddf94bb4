package io.quarkiverse.cloudflare.room;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Called when the last member has left and the room is about to close on this node.
 * <p>
 * A join that arrives meanwhile opens the room again: {@link OnCreate} is called next, with fresh
 * {@link RoomContext#attributes()}.
 * <p>
 * Parameters: {@link RoomContext}, {@link RoomParam}. Result: {@code void} or {@code Uni<Void>}.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface OnEmpty {
}
