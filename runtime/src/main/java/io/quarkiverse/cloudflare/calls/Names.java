package io.quarkiverse.cloudflare.calls;

import java.util.Objects;
import java.util.Optional;

/** The rules for what a request names. */
final class Names {

    private Names() {
    }

    static void requireName(String field, String name) {
        Objects.requireNonNull(name, field);
        if (name.isBlank()) {
            throw new IllegalArgumentException(field + " must not be blank");
        }
    }

    /** What stands in a path. Dots alone would climb out of it, whatever is escaped. */
    static void requirePathSegment(String field, String segment) {
        requireName(field, segment);
        if (segment.equals(".") || segment.equals("..")) {
            throw new IllegalArgumentException(field + " must not be '" + segment + "'");
        }
    }

    static void requireMid(Optional<String> mid) {
        Objects.requireNonNull(mid, "mid");
        mid.filter(value -> value.isBlank() || value.equals("#")).ifPresent(value -> {
            throw new IllegalArgumentException(
                    "mid must name a media section, or be '#' and the name of a track; found '" + value + "'");
        });
    }
}
