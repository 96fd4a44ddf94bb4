package io.quarkiverse.cloudflare.runtime.media;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All media rooms of the application. Immutable. */
public final class MediaDefinitions {

    private final Map<String, MediaDefinition> byClass;

    public MediaDefinitions(List<MediaDefinition> definitions) {
        byClass = definitions.stream().collect(Collectors.toUnmodifiableMap(MediaDefinition::roomClass, Function.identity()));
    }

    /** @return empty if rooms of this class have no media */
    public Optional<MediaDefinition> of(Class<?> roomClass) {
        return Optional.ofNullable(byClass.get(roomClass.getName()));
    }
}
