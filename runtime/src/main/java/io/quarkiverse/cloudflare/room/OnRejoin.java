package io.quarkiverse.cloudflare.room;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Called when a member comes back within its grace: the same {@link Member#id()} on a new connection. {@link OnJoin} is not
 * called again.
 * <p>
 * Parameters and results are those of {@link OnJoin}; security annotations and every {@link JoinCheck} are asked again.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface OnRejoin {
}
