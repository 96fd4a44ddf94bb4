package io.quarkiverse.cloudflare.runtime.room;

import java.util.List;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.type.TypeFactory;

/**
 * The type of a payload, with its type arguments, so that no class is looked up by its name at run time.
 *
 * @param raw the class; an array type has its class here and no arguments
 * @param arguments the type arguments, empty if it has none
 */
public record PayloadType(Class<?> raw, List<PayloadType> arguments) {

    public PayloadType {
        arguments = List.copyOf(arguments);
    }

    /**
     * @return what Jackson calls it
     */
    public JavaType javaType(TypeFactory types) {
        if (arguments.isEmpty()) {
            return types.constructType(raw);
        }
        JavaType[] resolved = arguments.stream().map(argument -> argument.javaType(types)).toArray(JavaType[]::new);
        return types.constructParametricType(raw, resolved);
    }
}
