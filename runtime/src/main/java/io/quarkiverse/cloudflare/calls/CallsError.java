package io.quarkiverse.cloudflare.calls;

import java.util.Objects;
import java.util.Optional;

/**
 * What the SFU says went wrong, with a request or with one of its items. Codes that this version does not know are kept as they
 * are.
 *
 * @param code for example {@code empty_track_error}; {@code unknown} if the SFU gave none
 * @param subcode a finer code, where the SFU gives one
 * @param description for people; may be empty
 */
public record CallsError(String code, Optional<String> subcode, String description) {

    /** The code of an error that came without one. */
    public static final String UNKNOWN = "unknown";

    public CallsError {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(subcode, "subcode");
        Objects.requireNonNull(description, "description");
    }

    /** @return whether the SFU has this code */
    public boolean is(String other) {
        return code.equals(other);
    }

    @Override
    public String toString() {
        return code + subcode.map(value -> "/" + value).orElse("") + (description.isEmpty() ? "" : ", " + description);
    }
}
