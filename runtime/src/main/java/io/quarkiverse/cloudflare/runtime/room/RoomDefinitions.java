package io.quarkiverse.cloudflare.runtime.room;

import java.util.List;

/**
 * Every room of the application. The build supplies one bean of this type, also when there is no room.
 *
 * @param rooms sorted by pattern
 */
public record RoomDefinitions(List<RoomDefinition> rooms) {

    public RoomDefinitions {
        rooms = List.copyOf(rooms);
    }
}
