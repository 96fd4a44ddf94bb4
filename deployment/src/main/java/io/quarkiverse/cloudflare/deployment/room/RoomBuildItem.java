package io.quarkiverse.cloudflare.deployment.room;

import java.util.List;

import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.Type;

import io.quarkus.builder.item.MultiBuildItem;

/**
 * A room that is well-formed. Produced by {@link RoomProcessor}, which produces none of them if any room is not; consumed by
 * whatever makes something of rooms.
 */
public final class RoomBuildItem extends MultiBuildItem {

    final RoomClass room;
    final List<RoomCallback> callbacks;

    RoomBuildItem(RoomClass room, List<RoomCallback> callbacks) {
        this.room = room;
        this.callbacks = List.copyOf(callbacks);
    }

    /** @return the class annotated with {@code @Room} */
    public ClassInfo beanClass() {
        return room.info();
    }

    public RoomClass room() {
        return room;
    }

    public List<RoomCallback> callbacks() {
        return callbacks;
    }

    /** @return the types that Jackson reads for this room's callbacks or writes of their results, in a fixed order */
    public List<Type> jsonTypes() {
        return callbacks.stream().flatMap(RoomCallback::jsonTypes).toList();
    }
}
