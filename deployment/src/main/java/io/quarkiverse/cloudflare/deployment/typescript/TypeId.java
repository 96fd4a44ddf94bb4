package io.quarkiverse.cloudflare.deployment.typescript;

import com.fasterxml.jackson.databind.jsontype.TypeSerializer;

/**
 * How Jackson writes of which class an object is.
 *
 * @param serializer {@code null} if it does not
 */
record TypeId(TypeSerializer serializer) {

    /** @return the object with its id */
    Shape mark(Class<?> type, Declaration declaration) {
        Shape object = new Shape.Named(declaration);
        if (serializer == null) {
            return object;
        }
        return switch (serializer.getTypeInclusion()) {
            case NOTHING -> object;
            case WRAPPER_OBJECT -> new Shape.Wrapped(id(type), object);
            case WRAPPER_ARRAY -> new Shape.Pair(id(type), object);
            case PROPERTY, EXISTING_PROPERTY, EXTERNAL_PROPERTY -> {
                if (serializer.getPropertyName() != null) { // null: deduced from the other properties
                    declaration.isKnownBy(serializer.getPropertyName(), id(type));
                }
                yield object;
            }
        };
    }

    private String id(Class<?> type) {
        return serializer.getTypeIdResolver().idFromValueAndType(null, type);
    }
}
