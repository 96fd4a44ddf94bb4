package io.quarkiverse.cloudflare.presence;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Objects;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Qualifier;

/**
 * Narrows a {@link PresenceEvent} to the rooms of one class. An observer without it hears of all rooms.
 */
@Qualifier
@Documented
@Target({ ElementType.FIELD, ElementType.PARAMETER })
@Retention(RetentionPolicy.RUNTIME)
public @interface InRoom {

    /**
     * A class annotated with {@link io.quarkiverse.cloudflare.room.Room}.
     */
    Class<?> value();

    /** The annotation itself. */
    final class Literal extends AnnotationLiteral<InRoom> implements InRoom {

        private static final long serialVersionUID = 1L;

        private final Class<?> value;

        public Literal(Class<?> value) {
            this.value = Objects.requireNonNull(value, "value");
        }

        @Override
        public Class<?> value() {
            return value;
        }
    }
}
