package io.quarkiverse.cloudflare.runtime.protocol;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Finds text that has no form in UTF-8. JSON can smuggle it in as an escape, and whoever repeats it cannot be encoded.
 */
final class Surrogates {

    private Surrogates() {
    }

    /**
     * @return whether this JSON text has an escape of a surrogate at all; the other checks are needed only then
     */
    static boolean mayBeIn(String json) {
        for (int i = json.indexOf("\\u"); i >= 0 && i + 2 < json.length(); i = json.indexOf("\\u", i + 2)) {
            if ((json.charAt(i + 2) | 0x20) == 'd') {
                return true;
            }
        }
        return false;
    }

    static boolean arePaired(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                if (Character.isLowSurrogate(c) || i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    /** Recursive: the depth of the tree is bounded by the parser that made it. */
    static boolean arePaired(JsonNode tree) {
        if (tree.isTextual()) {
            return arePaired(tree.textValue());
        }
        for (Map.Entry<String, JsonNode> field : tree.properties()) {
            if (!arePaired(field.getKey())) {
                return false;
            }
        }
        for (JsonNode child : tree) {
            if (!arePaired(child)) {
                return false;
            }
        }
        return true;
    }
}
