package io.quarkiverse.cloudflare.runtime.http;

import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;

/**
 * Reads the bodies of answers. Uses a mapper of its own, because an application's may trim strings, rename fields
 * or refuse unknown ones, and none of this may happen to SDP. Thread-safe.
 * <p>
 * It takes every body, whatever its type says: a page of HTML is an answer that cannot be read, and nothing else.
 */
final class WireJson implements MessageBodyReader<Object> {

    static final ObjectMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .defaultPropertyInclusion(JsonInclude.Value.construct(Include.NON_ABSENT, Include.NON_ABSENT))
            .addModule(new Jdk8Module())
            .build();

    private final Map<Type, ObjectReader> readers = new ConcurrentHashMap<>();

    /** @return a missing node if there is no JSON */
    static JsonNode tree(InputStream body) {
        try {
            JsonNode node = body == null ? null : MAPPER.readTree(body);
            return node == null ? MAPPER.missingNode() : node;
        } catch (IOException e) {
            return MAPPER.missingNode();
        }
    }

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return true;
    }

    @Override
    public Object readFrom(Class<Object> type, Type genericType, Annotation[] annotations, MediaType mediaType,
            MultivaluedMap<String, String> headers, InputStream body) throws IOException {
        if (type.equals(Void.class)) {
            return null;
        }
        try {
            Object value = readers.computeIfAbsent(genericType, key -> MAPPER.readerFor(MAPPER.constructType(key)))
                    .readValue(body);
            if (value == null) {
                throw new UnreadableException("is the JSON value null");
            }
            return value;
        } catch (JsonMappingException e) {
            throw new UnreadableException(
                    e.getPath().isEmpty() || e.getCause() instanceof StreamReadException ? notJson(mediaType)
                            : "has something unexpected at " + e.getPath().stream().map(WireJson::step)
                                    .collect(Collectors.joining(".")));
        } catch (JsonProcessingException e) {
            throw new UnreadableException(notJson(mediaType));
        }
    }

    private static String notJson(MediaType type) {
        return type == null || type.isCompatible(MediaType.APPLICATION_JSON_TYPE) ? "is not the expected JSON"
                : "is not the expected JSON, but of type " + type.getType() + "/" + type.getSubtype();
    }

    private static String step(JsonMappingException.Reference step) {
        return step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName();
    }

    /** An answer that says nothing. The words of Jackson stay out of it: they quote what they could not read. */
    static final class UnreadableException extends IOException {

        private static final long serialVersionUID = 1L;

        UnreadableException(String what) {
            super(what);
        }
    }
}
