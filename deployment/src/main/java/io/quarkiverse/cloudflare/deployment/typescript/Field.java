package io.quarkiverse.cloudflare.deployment.typescript;

import java.util.function.Function;

/**
 * A property of an object.
 *
 * @param optional whether it may be missing
 */
record Field(String name, Shape shape, boolean optional) {

    Field asOptional() {
        return new Field(name, shape, true);
    }

    String text(Function<Declaration, String> names) {
        return Shape.key(name) + (optional ? "?: " : ": ") + shape.text(names) + ";";
    }
}
