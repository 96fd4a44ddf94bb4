package io.quarkiverse.cloudflare.calls;

import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The name the SFU gave a session. As JSON it is the bare string.
 *
 * @param value not blank, nor {@code .} or {@code ..}
 */
public record SessionId(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public SessionId {
        Objects.requireNonNull(value, "value");
        if (value.isBlank()) {
            throw new IllegalArgumentException("A session id must not be blank");
        }
        // In a path these would mean another resource.
        if (value.equals(".") || value.equals("..")) {
            throw new IllegalArgumentException("A session id must not be '" + value + "'");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
