package io.quarkiverse.cloudflare.deployment.emulator.sfu;

import java.util.Objects;
import java.util.Optional;

/**
 * What the search for the source of a pull came to: one of both.
 */
record Found(Optional<Source> source, Optional<ItemError> error) {

    Found {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(error, "error");
    }

    static Found of(Source source) {
        return new Found(Optional.of(source), Optional.empty());
    }

    static Found nothing(ItemError error) {
        return new Found(Optional.empty(), Optional.of(error));
    }

    /** The same, or that it is gone by now. */
    Found now() {
        return source.filter(found -> found.publication().isEnded()).isPresent() ? nothing(Errors.NOT_FOUND_TRACK) : this;
    }
}
