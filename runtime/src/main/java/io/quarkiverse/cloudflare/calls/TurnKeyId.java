package io.quarkiverse.cloudflare.calls;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The id of a TURN key. As JSON it is the bare string.
 *
 * @param value not blank
 */
public record TurnKeyId(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public TurnKeyId {
        Names.requirePathSegment("The id of a TURN key", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
