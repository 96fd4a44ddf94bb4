package io.quarkiverse.cloudflare.runtime.room;

import java.util.List;

/**
 * What a concern built on rooms supplies for a callback of its own kind. Immutable.
 *
 * @param arguments each found by the class of a parameter
 * @param asked whether the member asked for the call, so that the security of its room applies to it as to an event
 */
record Supplied(List<Object> arguments, boolean asked) {

    Supplied {
        arguments = List.copyOf(arguments);
    }

    /** @throws IllegalStateException if there is none of this type */
    Object of(Class<?> type) {
        for (Object argument : arguments) {
            if (type.isInstance(argument)) {
                return argument;
            }
        }
        throw new IllegalStateException("Nothing is supplied for a parameter of " + type.getName());
    }
}
