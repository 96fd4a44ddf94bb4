package io.quarkiverse.cloudflare.calls;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The id of an app of the SFU. As JSON it is the bare string.
 *
 * @param value not blank
 */
public record CallsAppId(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CallsAppId {
        Names.requirePathSegment("The id of an app", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
