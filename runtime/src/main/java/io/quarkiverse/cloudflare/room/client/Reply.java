package io.quarkiverse.cloudflare.room.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * The server's yes to a push, with what it said. Immutable.
 */
public final class Reply {

    private final ObjectMapper mapper;
    private final JsonNode response;
    private final List<JsonNode> items;
    // Null if the reply was text.
    private final byte[] bytes;

    Reply(ObjectMapper mapper, JsonNode response, List<JsonNode> items, byte[] bytes) {
        this.mapper = mapper;
        this.response = response;
        this.items = List.copyOf(items);
        this.bytes = bytes;
    }

    /**
     * @return the response; an empty object if the callback returned nothing, or bytes
     */
    public JsonNode json() {
        return response;
    }

    /**
     * @throws IllegalArgumentException if Jackson cannot read the response as this type
     */
    public <T> T as(Class<T> type) {
        return convert(mapper, response, type);
    }

    /**
     * @return what a callback that returns a {@code Multi} emitted, in order; empty for any other
     */
    public List<JsonNode> items() {
        return items;
    }

    /**
     * @return {@link #items()}, read by Jackson
     * @throws IllegalArgumentException if Jackson cannot read one of them as this type
     */
    public <T> List<T> items(Class<T> type) {
        List<T> typed = new ArrayList<>(items.size());
        for (JsonNode item : items) {
            typed.add(convert(mapper, item, type));
        }
        return typed;
    }

    /**
     * @return the response in bytes; empty if it was text
     */
    public Optional<byte[]> bytes() {
        return Optional.ofNullable(bytes).map(byte[]::clone);
    }

    static <T> T convert(ObjectMapper mapper, JsonNode json, Class<T> type) {
        if (type.isInstance(json)) {
            return type.cast(json);
        }
        try {
            return mapper.treeToValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The server's answer cannot be read as " + type.getName(), e);
        }
    }

    /** Payloads stay out of logs. */
    @Override
    public String toString() {
        return "Reply[" + response.size() + " fields, " + items.size() + " items]";
    }
}
