package io.quarkiverse.cloudflare.runtime.room;

import java.util.List;
import java.util.Optional;

import io.quarkiverse.cloudflare.room.Ordering;
import io.quarkus.security.spi.runtime.SecurityCheck;

/**
 * One room class, as the build found it.
 *
 * @param pattern the address pattern, valid and unambiguous among all rooms
 * @param beanClass the class annotated with {@code @Room}
 * @param capacity the most members, 0 for no limit
 * @param ordering what runs one at a time
 * @param presence whether members are told who else is there
 * @param security the check of the security annotation on the class, to be applied on join and on each event whose callback is
 *        not {@link CallbackDefinition#secured()}; empty if the class has none
 * @param callbacks in a fixed order: by kind, then name
 */
public record RoomDefinition(String pattern, Class<?> beanClass, int capacity, Ordering ordering, boolean presence,
        Optional<SecurityCheck> security, List<CallbackDefinition> callbacks) {

    public RoomDefinition {
        callbacks = List.copyOf(callbacks);
    }
}
