package io.quarkiverse.cloudflare.deployment.emulator.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a JSON object must look like. Names are case-sensitive; unknown ones are ignored, unless only their case is wrong.
 * Immutable once built.
 */
final class Shape {

    /** What does not fit: fields that are missing or of the wrong type, by path, and values that are not allowed, in words. */
    record Findings(List<String> undecodable, List<String> invalid) {

        Findings() {
            this(new ArrayList<>(), new ArrayList<>());
        }

        private void undecodable(String path) {
            if (!undecodable.contains(path)) {
                undecodable.add(path);
            }
        }
    }

    /** Looks at one value. */
    interface Value {

        void check(JsonNode value, String path, Findings findings);
    }

    static final Value TEXT = typed(JsonNode::isTextual);
    static final Value BOOLEAN = typed(JsonNode::isBoolean);
    static final Value NUMBER = typed(JsonNode::isNumber);
    static final Value COUNT = allowing(
            typed(value -> value.isIntegralNumber() && value.canConvertToLong()), value -> value.asLong() >= 0,
            "must not be negative");
    static final Value NON_EMPTY = allowing(TEXT, value -> !value.textValue().isEmpty(), "must not be empty");

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
        List<String> allowed = List.of(values);
        return allowing(TEXT, value -> allowed.contains(value.textValue()),
                "must be one of " + String.join(", ", allowed));
    }

    static Value matching(String pattern) {
        return allowing(TEXT, value -> value.textValue().matches(pattern), "must match " + pattern);
    }

    static Value atMost(long most) {
        return allowing(COUNT, value -> value.asLong() <= most, "must be at most " + most);
    }

    /** 1 to this many objects. The number is told first. */
    static Value listOf(Shape shape, int most) {
        return (value, path, findings) -> {
            if (!value.isArray()) {
                findings.undecodable(path);
                return;
            }
            if (value.isEmpty()) {
                findings.invalid().add("Expecting at least 1 track in the request");
            }
            if (value.size() > most) {
                findings.invalid().add("Expecting at most " + most + " track in the request");
            }
            for (int i = 0; i < value.size(); i++) {
                shape.check(value.get(i), path + "," + i, findings);
            }
        };
    }

    private static Value typed(Predicate<JsonNode> type) {
        return (value, path, findings) -> {
            if (!type.test(value)) {
                findings.undecodable(path);
            }
        };
    }

    private static Value allowing(Value type, Predicate<JsonNode> allowed, String rule) {
        return (value, path, findings) -> {
            int before = findings.undecodable().size();
            type.check(value, path, findings);
            if (findings.undecodable().size() == before && !allowed.test(value)) {
                findings.invalid().add(path + " " + rule);
            }
        };
    }

    Value value() {
        return this::check;
    }

    void check(JsonNode object, String path, Findings findings) {
        if (!object.isObject()) {
            findings.undecodable(path.isEmpty() ? "body" : path);
            return;
        }
        for (String name : required) {
            if (!object.has(name)) {
                findings.undecodable(below(path, name));
            }
        }
        object.properties().forEach(entry -> {
            String name = entry.getKey();
            if (fields.containsKey(name)) {
                fields.get(name).check(entry.getValue(), below(path, name), findings);
            } else if (fields.keySet().stream().anyMatch(name::equalsIgnoreCase)) {
                findings.undecodable(below(path, name));
            }
        });
    }

    private static String below(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
