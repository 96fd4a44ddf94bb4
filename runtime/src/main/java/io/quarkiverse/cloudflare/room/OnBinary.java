package io.quarkiverse.cloudflare.room;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Called when a member pushes the named event in a binary frame.
 * <p>
 * The payload is a {@code byte[]}. All other parameters, results and errors are those of {@link OnEvent}.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface OnBinary {

    /**
     * The name of the event, unique among the binary callbacks of a room, with the reserved names of {@link OnEvent#value()}.
     */
    String value();
}
