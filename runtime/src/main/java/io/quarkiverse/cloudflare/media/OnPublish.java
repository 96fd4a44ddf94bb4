package io.quarkiverse.cloudflare.media;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method of a {@link MediaRoom} that decides on a wish to publish (cf_publish). Takes {@code Member}, {@link PublishRequest}.
 * Returning lets it pass; an {@code EventRefusedException} refuses it with its reason.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface OnPublish {
}
