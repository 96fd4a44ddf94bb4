package io.quarkiverse.cloudflare.support.cloudflare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a JSON object must look like. Immutable once built.
 */
final class Shape {

    /** What does not fit: types and missing fields, values, and fields that nobody knows. */
    record Findings(List<String> undecodable, List<String> invalid, List<String> unknown) {

        Findings() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }
    }

    interface Value {

        void check(JsonNode value, String path, Findings findings);
    }

    static final Value TEXT = (value, path, findings) -> decoded(value.isTextual(), path, findings);
    static final Value BOOLEAN = (value, path, findings) -> decoded(value.isBoolean(), path, findings);
    static final Value COUNT = (value, path, findings) -> {
        decoded(value.isIntegralNumber(), path, findings);
        valid(!value.isIntegralNumber() || value.asLong() >= 0, path + " must not be negative", findings);
    };
    static final Value NON_EMPTY = (value, path, findings) -> {
        TEXT.check(value, path, findings);
        valid(!value.isTextual() || !value.textValue().isEmpty(), path + " must not be empty", findings);
    };

    private final Map<String, Value> fields = new LinkedHashMap<>();
    private final List<String> required = new ArrayList<>();

    Shape required(String name, Value value) {
        required.add(name);
        return optional(name, value);
    }

    Shape optional(String name, Value value) {
        fields.put(name, value);
        return this;
    }

    static Value oneOf(String... values) {
        return (value, path, findings) -> {
            decoded(value.isTextual(), path, findings);
            valid(!value.isTextual() || Arrays.asList(values).contains(value.textValue()),
                    path + " must be one of " + String.join(", ", values), findings);
        };
    }

    static Value matching(String pattern) {
        return (value, path, findings) -> {
            TEXT.check(value, path, findings);
            valid(!value.isTextual() || value.textValue().matches(pattern), path + " must match " + pattern, findings);
        };
    }

    static Value atMost(long most) {
        return (value, path, findings) -> {
            COUNT.check(value, path, findings);
            valid(!value.isIntegralNumber() || value.asLong() <= most, path + " must be at most " + most, findings);
        };
    }

    static Value listOf(Shape shape, int most) {
        return (value, path, findings) -> {
            decoded(value.isArray(), path, findings);
            valid(!value.isArray() || !value.isEmpty(), "Expecting at least 1 track in the request", findings);
            valid(value.size() <= most, "Expecting at most " + most + " track in the request", findings);
            for (int i = 0; value.isArray() && i < value.size(); i++) {
                shape.check(value.get(i), path + "," + i, findings);
            }
        };
    }

    Value value() {
        return this::check;
    }

    void check(JsonNode object, String path, Findings findings) {
        if (!object.isObject()) {
            decoded(false, path.isEmpty() ? "body" : path, findings);
            return;
        }
        for (String name : required) {
            decoded(object.has(name), below(path, name), findings);
        }
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
            String name = entry.getKey();
            Value value = fields.get(name);
            if (value != null) {
                value.check(entry.getValue(), below(path, name), findings);
            } else {
                findings.unknown().add(below(path, name));
                decoded(fields.keySet().stream().noneMatch(name::equalsIgnoreCase), below(path, name), findings);
            }
        }
    }

    private static String below(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static void decoded(boolean fits, String path, Findings findings) {
        if (!fits && !findings.undecodable().contains(path)) {
            findings.undecodable().add(path);
        }
    }

    private static void valid(boolean fits, String what, Findings findings) {
        if (!fits) {
            findings.invalid().add(what);
        }
    }
}
