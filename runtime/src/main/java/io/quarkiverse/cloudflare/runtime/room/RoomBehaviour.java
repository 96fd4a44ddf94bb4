package io.quarkiverse.cloudflare.runtime.room;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * What one room class does, with its callbacks at hand. Immutable.
 */
final class RoomBehaviour {

    private final RoomDefinition definition;
    private final RoomPattern pattern;
    private final Map<String, Map<String, Callback>> callbacks = new HashMap<>();

    RoomBehaviour(RoomDefinition definition, ObjectMapper mapper) {
        this.definition = definition;
        this.pattern = RoomPattern.parse(definition.pattern());
        for (CallbackDefinition callback : definition.callbacks()) {
            callbacks.computeIfAbsent(callback.kind(), kind -> new HashMap<>())
                    .put(callback.kind().equals(Kinds.TICK) ? callback.method() : callback.name(),
                            new Callback(callback, mapper));
        }
    }

    RoomDefinition definition() {
        return definition;
    }

    RoomPattern pattern() {
        return pattern;
    }

    Class<?> roomClass() {
        return definition.beanClass();
    }

    /** @return the callback of a kind that a room has at most once */
    Optional<Callback> callback(String kind) {
        return callback(kind, "");
    }

    /** @return the callback of a kind with this name */
    Optional<Callback> callback(String kind, String name) {
        Map<String, Callback> named = callbacks.get(kind);
        return named == null ? Optional.empty() : Optional.ofNullable(named.get(name));
    }

    /** @return all callbacks of a kind */
    List<Callback> callbacks(String kind) {
        return List.copyOf(callbacks.getOrDefault(kind, Map.of()).values());
    }
}
