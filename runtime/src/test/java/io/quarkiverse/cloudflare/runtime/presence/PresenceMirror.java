package io.quarkiverse.cloudflare.runtime.presence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What a Phoenix client (1.8) makes of states and diffs, rule by rule. Also remembers which references it was told of twice, or
 * told to forget without knowing them, because applications would hear of those joins and leaves wrongly.
 */
final class PresenceMirror {

    final List<String> surprises = new ArrayList<>();
    private final Map<String, List<JsonNode>> users = new LinkedHashMap<>();

    /** {@code Presence.syncState}: forgets what the state has not, then learns what is new in it. */
    void syncState(ObjectNode state) {
        Map<String, List<JsonNode>> joins = new LinkedHashMap<>();
        Map<String, List<JsonNode>> leaves = new LinkedHashMap<>();
        users.forEach((key, metas) -> keep(leaves, key, without(metas, refs(metas(state, key)))));
        state.fieldNames().forEachRemaining(key -> keep(joins, key,
                without(metas(state, key), refs(users.getOrDefault(key, List.of())))));
        apply(joins, leaves);
    }

    /** {@code Presence.syncDiff}. */
    void syncDiff(PresenceDiff diff) {
        Map<String, List<JsonNode>> joins = new LinkedHashMap<>();
        Map<String, List<JsonNode>> leaves = new LinkedHashMap<>();
        diff.joins().fieldNames().forEachRemaining(key -> joins.put(key, metas(diff.joins(), key)));
        diff.leaves().fieldNames().forEachRemaining(key -> leaves.put(key, metas(diff.leaves(), key)));
        apply(joins, leaves);
    }

    ObjectNode state() {
        ObjectNode state = JsonNodeFactory.instance.objectNode();
        users.forEach((key, metas) -> {
            ArrayNode array = state.putObject(key).putArray("metas");
            metas.forEach(array::add);
        });
        return state;
    }

    private void apply(Map<String, List<JsonNode>> joins, Map<String, List<JsonNode>> leaves) {
        joins.forEach((key, joined) -> {
            List<JsonNode> current = users.getOrDefault(key, List.of());
            List<JsonNode> metas = new ArrayList<>(without(current, refs(joined)));
            if (metas.size() < current.size()) {
                surprises.add("joined again: " + joined);
            }
            metas.addAll(joined);
            users.put(key, metas);
        });
        leaves.forEach((key, left) -> {
            List<JsonNode> current = users.getOrDefault(key, List.of());
            List<JsonNode> metas = without(current, refs(left));
            if (current.size() - metas.size() < left.size()) {
                surprises.add("left unknown: " + left);
            }
            if (metas.isEmpty()) {
                users.remove(key);
            } else {
                users.put(key, metas);
            }
        });
    }

    private static void keep(Map<String, List<JsonNode>> half, String key, List<JsonNode> metas) {
        if (!metas.isEmpty()) {
            half.put(key, metas);
        }
    }

    private static List<JsonNode> metas(ObjectNode state, String key) {
        List<JsonNode> metas = new ArrayList<>();
        state.path(key).path("metas").forEach(metas::add);
        return metas;
    }

    private static Set<String> refs(List<JsonNode> metas) {
        return metas.stream().map(meta -> meta.get("phx_ref").textValue()).collect(Collectors.toSet());
    }

    private static List<JsonNode> without(List<JsonNode> metas, Set<String> refs) {
        return metas.stream().filter(meta -> !refs.contains(meta.get("phx_ref").textValue())).toList();
    }
}
