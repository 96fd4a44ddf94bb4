package io.quarkiverse.cloudflare.runtime.media;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkiverse.cloudflare.room.PayloadException;

/**
 * Reads the fields of a payload. What it throws names the field and what it must be, never its value. Fields that nobody asks
 * for are ignored, so that clients may be newer than the server.
 */
final class Fields {

    private static final int NAME_LENGTH = 256;
    // Chromium sends three layers; Cloudflare's examples have three.
    private static final int MOST_LAYERS = 4;
    private static final Pattern RID = Pattern.compile("[A-Za-z0-9_-]{1,32}");

    private final JsonNode payload;

    /**
     * @throws PayloadException if it is no JSON object
     */
    Fields(JsonNode payload) {
        if (!payload.isObject()) {
            throw problem("", "must be an object");
        }
        this.payload = payload;
    }

    /** @return the name of a track: up to {@value #NAME_LENGTH} characters */
    String trackName() {
        JsonNode value = payload.path("trackName");
        String name = value.asText();
        if (!value.isTextual() || name.isBlank() || name.length() > NAME_LENGTH) {
            throw problem("trackName", "must be a string of 1 to " + NAME_LENGTH + " characters");
        }
        return name;
    }

    /** @return one of the values, found by the name clients write */
    <E extends Enum<E>> E one(String field, List<E> values, Function<E, String> wireName) {
        return optional(field, values, wireName)
                .orElseThrow(() -> problem(field, "must be " + listed(values, wireName)));
    }

    /** @return the same; empty if the field is not there */
    <E extends Enum<E>> Optional<E> optional(String field, List<E> values, Function<E, String> wireName) {
        JsonNode value = payload.path(field);
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        Optional<E> found = Stream.of(value).filter(JsonNode::isTextual).map(JsonNode::textValue)
                .flatMap(text -> values.stream().filter(candidate -> wireName.apply(candidate).equals(text))).findFirst();
        if (found.isEmpty()) {
            throw problem(field, "must be " + listed(values, wireName));
        }
        return found;
    }

    boolean flag(String field) {
        JsonNode value = payload.path(field);
        if (!value.isBoolean()) {
            throw problem(field, "must be true or false");
        }
        return value.booleanValue();
    }

    boolean flag(String field, boolean otherwise) {
        return payload.has(field) ? flag(field) : otherwise;
    }

    /** @return a number from 0 to {@code most} */
    double number(String field, double most) {
        JsonNode value = payload.path(field);
        double number = value.doubleValue();
        if (!value.isNumber() || !(number >= 0 && number <= most)) {
            throw problem(field, "must be a number from 0 to %.0f".formatted(most));
        }
        return number;
    }

    /** @return the layers of a video, best first; empty if the field is not there */
    List<String> layers(String field) {
        if (!payload.has(field)) {
            return List.of();
        }
        JsonNode values = payload.path(field);
        Set<String> layers = new LinkedHashSet<>();
        values.forEach(value -> {
            if (value.isTextual() && RID.matcher(value.textValue()).matches()) {
                layers.add(value.textValue());
            }
        });
        // What is no rid, or there twice, is not among the layers.
        if (!values.isArray() || layers.size() != values.size() || layers.size() > MOST_LAYERS) {
            throw problem(field, "must be an array of up to " + MOST_LAYERS + " different rids");
        }
        return List.copyOf(layers);
    }

    static PayloadException problem(String field, String problem) {
        return new PayloadException(field, problem, null);
    }

    private static <E> String listed(List<E> values, Function<E, String> wireName) {
        return values.stream().map(wireName).collect(Collectors.joining(", "));
    }
}
