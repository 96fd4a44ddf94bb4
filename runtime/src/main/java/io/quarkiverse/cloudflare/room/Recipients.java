package io.quarkiverse.cloudflare.room;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names a rule that decides, member by member, who receives a broadcast to {@link Audience#named(String)}.
 * <p>
 * The method returns {@code boolean} and takes a {@link Member} (the one who would receive) and optionally
 * {@link RoomContext} and {@link RoomParam}s. It runs on an event loop once per member and broadcast, on every node: it must
 * be quick, must not block and must not call back into the room.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Recipients {

    /**
     * The name of the rule, unique within the room.
     */
    String value();
}
