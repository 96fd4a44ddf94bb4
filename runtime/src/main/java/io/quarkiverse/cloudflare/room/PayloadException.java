package io.quarkiverse.cloudflare.room;

import java.util.Map;

/**
 * The client sent something that cannot be read as the type the callback asks for.
 */
public final class PayloadException extends RoomException {

    private static final long serialVersionUID = 1L;

    /**
     * @param field where in the payload, for example {@code text} or {@code items[2].id}; empty for the whole
     * @param problem what is wrong with it, without its value
     */
    public PayloadException(String field, String problem, Throwable cause) {
        super(field.isEmpty() ? "The payload cannot be read: " + problem
                : "The payload cannot be read at '" + field + "': " + problem, "invalid_payload",
                Map.of("field", field, "problem", problem), cause);
    }
}
