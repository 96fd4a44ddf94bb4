package io.quarkiverse.cloudflare.room;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives a callback parameter of type {@code String} the value of a segment of the room's address.
 * <p>
 * With the pattern {@code chat:{roomId}} and the topic {@code chat:lobby}, {@code @RoomParam String roomId} is {@code lobby}.
 */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface RoomParam {

    /**
     * The name of the segment. Empty means the name of the parameter, which needs classes compiled with {@code -parameters}.
     */
    String value() default "";
}
