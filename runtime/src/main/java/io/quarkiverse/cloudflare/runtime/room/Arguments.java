package io.quarkiverse.cloudflare.runtime.room;

import java.io.IOException;
import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;

import io.quarkiverse.cloudflare.room.PayloadException;

/**
 * Makes the arguments of a callback.
 */
final class Arguments {

    private static final Object[] NONE = {};

    private Arguments() {
    }

    /**
     * @throws PayloadException if the payload cannot be read as the type the callback asks for
     */
    static Object[] of(Callback callback, Call call) {
        ParameterDefinition[] parameters = callback.parameters();
        if (parameters.length == 0) {
            return NONE;
        }
        Object[] arguments = new Object[parameters.length];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = argument(parameters[i], callback, call);
        }
        return arguments;
    }

    private static Object argument(ParameterDefinition parameter, Callback callback, Call call) {
        return switch (parameter.source()) {
            case MEMBER -> call.member();
            case CONTEXT -> new LiveRoomContext(call.room(), call.member());
            case ROOM_PARAM -> call.room().param(parameter.name());
            case PAYLOAD -> payload(callback.payloadReader(), call.payload());
            case ARGUMENT -> call.argument();
        };
    }

    private static Object payload(ObjectReader reader, Object payload) {
        if (payload instanceof byte[] || reader == null) {
            return payload;
        }
        return read(reader, (JsonNode) payload);
    }

    /**
     * @throws PayloadException if the tree cannot be read, or is null
     */
    static <T> T read(ObjectReader reader, JsonNode tree) {
        try {
            T value = reader.readValue(tree);
            if (value == null) {
                throw new PayloadException("", "it must not be null", null);
            }
            return value;
        } catch (JsonMappingException e) {
            throw new PayloadException(path(e.getPath()), e.getOriginalMessage(), e);
        } catch (JsonProcessingException e) {
            throw new PayloadException("", e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new PayloadException("", "it cannot be read", e);
        }
    }

    private static String path(List<JsonMappingException.Reference> references) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference reference : references) {
            if (reference.getFieldName() == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(reference.getFieldName());
            }
        }
        return path.toString();
    }
}
