package io.quarkiverse.cloudflare.runtime.room;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;

/**
 * A callback with the reader of its payload at hand. Immutable.
 */
final class Callback {

    private final CallbackDefinition definition;
    private final ParameterDefinition[] parameters;
    private final ObjectReader payloadReader; // null: no payload, or a binary one

    Callback(CallbackDefinition definition, ObjectMapper mapper) {
        this.definition = definition;
        this.parameters = definition.parameters().toArray(ParameterDefinition[]::new);
        this.payloadReader = definition.parameters().stream()
                .filter(parameter -> parameter.payload() != null && parameter.type() != byte[].class)
                .findFirst()
                .map(parameter -> mapper.readerFor(parameter.payload().javaType(mapper.getTypeFactory())))
                .orElse(null);
    }

    CallbackDefinition definition() {
        return definition;
    }

    ParameterDefinition[] parameters() {
        return parameters;
    }

    ObjectReader payloadReader() {
        return payloadReader;
    }

    boolean wantsMember() {
        for (ParameterDefinition parameter : parameters) {
            if (parameter.source() == ParameterDefinition.Source.MEMBER) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return definition.method();
    }
}
