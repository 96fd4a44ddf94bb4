package io.quarkiverse.cloudflare.runtime.presence;

import java.util.LinkedHashSet;
import java.util.Set;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What changed in a room between two flushes, as {@code presence_diff} says it.
 * <p>
 * Both halves are {@code key -> {metas: […]}}. One key may stand in both: clients apply joins first, then take the metas out
 * that left, by {@code phx_ref}. The objects of the keys belong to the receiver of this diff, who may add descriptions beside
 * {@code metas}; the metas themselves are shared and must not be changed.
 */
public record PresenceDiff(ObjectNode joins, ObjectNode leaves) {

    /** An empty diff is not worth a frame. */
    public boolean isEmpty() {
        return joins.isEmpty() && leaves.isEmpty();
    }

    /** The users it is about, those that join first. */
    public Set<String> keys() {
        Set<String> keys = new LinkedHashSet<>();
        joins.fieldNames().forEachRemaining(keys::add);
        leaves.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    /** The payload of the frame. */
    public ObjectNode toJson() {
        ObjectNode payload = JsonNodeFactory.instance.objectNode();
        payload.set("joins", joins);
        payload.set("leaves", leaves);
        return payload;
    }
}
