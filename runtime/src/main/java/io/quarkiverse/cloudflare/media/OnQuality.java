package io.quarkiverse.cloudflare.media;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method of a {@link MediaRoom} that is told how good the connection of a member is, at most each 5 seconds. Takes
 * {@code Member}, {@link Quality}.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface OnQuality {
}
