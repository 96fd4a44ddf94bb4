package io.quarkiverse.cloudflare.runtime.media.http;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.quarkiverse.cloudflare.runtime.media.MediaRefusal;

/**
 * An object of a request, of which nothing may be unknown. Its errors name the field, and quote nothing. Immutable.
 */
final class StrictJson {

    // Of its own: that of the application may be lenient.
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final int BAD_REQUEST = 400;

    private final JsonNode node;
    // Where it is in the body, for example "tracks[0]."; empty for the body itself.
    private final String where;

    private StrictJson(JsonNode node, String where) {
        this.node = node;
        this.where = where;
    }

    /** @throws MediaRefusal if this is no JSON object, or one that has a name twice */
    static StrictJson parse(byte[] body) {
        try {
            JsonNode node = MAPPER.readTree(body);
            if (node != null && node.isObject()) {
                return new StrictJson(node, "");
            }
        } catch (IOException e) {
            throw refusal("The body is no JSON, or has a field twice");
        }
        throw refusal("The body must be a JSON object");
    }

    static MediaRefusal refusal(String description) {
        return new MediaRefusal(BAD_REQUEST, "invalid_request", description);
    }

    /** @throws MediaRefusal if it has any other field */
    StrictJson only(String... names) {
        List<String> known = List.of(names);
        node.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw refusal("%s may have only %s here".formatted(where.isEmpty() ? "The body" : where.replaceAll("\\.$", ""),
                        String.join(", ", new TreeSet<>(known))));
            }
        });
        return this;
    }

    boolean has(String name) {
        return node.has(name);
    }

    StrictJson object(String name) {
        JsonNode found = node.path(name);
        if (!found.isObject()) {
            throw refusal(where + name + " must be an object");
        }
        return new StrictJson(found, where + name + ".");
    }

    /** @return the objects of an array with at least one and not too many */
    List<StrictJson> objects(String name, int most) {
        JsonNode found = node.path(name);
        if (!found.isArray() || found.isEmpty() || found.size() > most) {
            throw refusal("%s%s must be an array of 1 to %d objects".formatted(where, name, most));
        }
        List<StrictJson> objects = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            if (!found.get(i).isObject()) {
                throw refusal("%s%s[%d] must be an object".formatted(where, name, i));
            }
            objects.add(new StrictJson(found.get(i), where + name + "[" + i + "]."));
        }
        return objects;
    }

    boolean bool(String name) {
        JsonNode found = node.path(name);
        if (!found.isBoolean()) {
            throw refusal(where + name + " must be true or false");
        }
        return found.booleanValue();
    }

    String text(String name) {
        JsonNode found = node.path(name);
        if (!found.isTextual()) {
            throw refusal(where + name + " must be a string");
        }
        return found.textValue();
    }

    /** @param rule says what matches, for people */
    String text(String name, Pattern pattern, String rule) {
        String found = text(name);
        if (!pattern.matcher(found).matches()) {
            throw refusal(where + name + " must be " + rule);
        }
        return found;
    }

    /** @throws MediaRefusal if it is anything but this text */
    void exactly(String name, String expected) {
        if (!text(name).equals(expected)) {
            throw refusal(where + name + " must be \"" + expected + "\" here");
        }
    }
}
