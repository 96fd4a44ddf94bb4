package io.quarkiverse.cloudflare.runtime.http;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;

import com.fasterxml.jackson.databind.ObjectWriter;

/** Writes the bodies of requests with the mapper of {@link WireJson}. Thread-safe. */
final class WireJsonWriter implements MessageBodyWriter<Object> {

    private final Map<Class<?>, ObjectWriter> writers = new ConcurrentHashMap<>();

    @Override
    public boolean isWriteable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return true;
    }

    @Override
    public void writeTo(Object value, Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType,
            MultivaluedMap<String, Object> headers, OutputStream body) throws IOException {
        writers.computeIfAbsent(type, WireJson.MAPPER::writerFor).writeValue(body, value);
    }
}
