package io.quarkiverse.cloudflare.calls;

import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The name the SFU gave a WebSocket adapter. As JSON it is the bare string.
 *
 * @param value not blank
 */
public record AdapterId(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AdapterId {
        Objects.requireNonNull(value, "value");
        if (value.isBlank()) {
            throw new IllegalArgumentException("An adapter id must not be blank");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
