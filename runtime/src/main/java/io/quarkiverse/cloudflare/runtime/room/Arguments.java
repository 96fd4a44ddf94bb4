package io.quarkiverse.cloudflare.runtime.room;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonProcessingException;
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
            case ARGUMENT -> call.argument() instanceof Supplied several ? several.of(parameter.type()) : call.argument();
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
                throw new PayloadException("", "must not be null", null);
            }
            return value;
        } catch (JsonProcessingException e) {
            throw PayloadProblem.of(e);
        } catch (IOException e) {
            throw new PayloadException("", "cannot be read", e);
        }
    }
}
