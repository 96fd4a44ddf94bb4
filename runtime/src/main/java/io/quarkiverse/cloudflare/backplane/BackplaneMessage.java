package io.quarkiverse.cloudflare.backplane;

import java.util.Objects;

/**
 * One broadcast on its way to the members of a room on every node.
 *
 * @param topic the room
 * @param event the name of the event
 * @param payload a value Jackson writes, or {@code byte[]} for a binary frame. It is encoded where it is delivered, when its
 *        position is known
 * @param audience who receives it; an {@code io.quarkiverse.cloudflare.room.Audience}, opaque to a backplane
 * @param positioned whether it takes a place in the stream of its room
 * @param isVolatile whether a slow member may miss it
 * @param coalesceKey of volatile messages with the same key a slow member receives the latest; empty for none
 */
public record BackplaneMessage(String topic, String event, Object payload, Object audience, boolean positioned,
        boolean isVolatile, String coalesceKey) {

    public BackplaneMessage {
        Objects.requireNonNull(topic, "topic");
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(payload, "payload");
        Objects.requireNonNull(audience, "audience");
        Objects.requireNonNull(coalesceKey, "coalesceKey");
    }

    /** The payload may be personal, so it stays out of logs. */
    @Override
    public String toString() {
        return "BackplaneMessage[" + topic + " " + event + "]";
    }
}
