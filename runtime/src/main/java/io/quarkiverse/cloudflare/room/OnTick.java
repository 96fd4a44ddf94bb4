package io.quarkiverse.cloudflare.room;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Called again and again while the room is open on this node, in turn with its other callbacks.
 * <p>
 * A tick that comes while the one before has not run yet is left out. Parameters: {@link RoomContext}, {@link RoomParam}.
 * Result: {@code void}, a {@link Broadcast}, or a {@code Uni} of these.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface OnTick {

    /**
     * The time between two calls, for example {@code 15s} or {@code 500ms}; at least 10 ms.
     */
    String every();
}
