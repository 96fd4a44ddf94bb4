package io.quarkiverse.cloudflare.runtime.room;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Finds what belongs to a topic by the patterns of rooms. Thread-safe.
 */
public final class RoomTable<T> {

    private final List<Map.Entry<RoomPattern, T>> entries;

    /**
     * @throws IllegalArgumentException if neither of two patterns wins for some topic
     */
    public RoomTable(Map<RoomPattern, T> rooms) {
        // The order of patterns is their precedence, so the first that matches is the best.
        this.entries = List.copyOf(new TreeMap<>(rooms).entrySet());
        List<RoomPattern> seen = new ArrayList<>();
        for (Map.Entry<RoomPattern, T> entry : entries) {
            for (RoomPattern other : seen) {
                if (other.ambiguousWith(entry.getKey())) {
                    throw new IllegalArgumentException("Two rooms must not match the same topic; '" + other + "' and '"
                            + entry.getKey() + "' both match '" + other.exampleTopic() + "'");
                }
            }
            seen.add(entry.getKey());
        }
    }

    /**
     * @return the room whose pattern matches best; nothing if none does
     */
    public Optional<Match<T>> find(String topic) {
        for (Map.Entry<RoomPattern, T> entry : entries) {
            Optional<Map<String, String>> params = entry.getKey().match(topic);
            if (params.isPresent()) {
                return Optional.of(new Match<>(entry.getValue(), params.get()));
            }
        }
        return Optional.empty();
    }

    /**
     * @param room what the table has for the pattern
     * @param params the values of the pattern's parameters by name
     */
    public record Match<T>(T room, Map<String, String> params) {
    }
}
