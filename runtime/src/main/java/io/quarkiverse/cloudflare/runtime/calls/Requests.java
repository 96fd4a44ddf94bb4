package io.quarkiverse.cloudflare.runtime.calls;

import java.util.List;
import java.util.Objects;

import io.quarkiverse.cloudflare.calls.SessionDescription;
import io.quarkiverse.cloudflare.calls.SessionDescription.Type;

/** What is checked before anything is sent. */
final class Requests {

    private Requests() {
    }

    static <T> List<T> items(String what, List<? extends T> items, int max) {
        Objects.requireNonNull(items, what);
        if (items.isEmpty()) {
            throw new IllegalArgumentException(what + " must not be empty");
        }
        if (items.size() > max) {
            throw new IllegalArgumentException(
                    "%s must be at most %d in one request; found %d".formatted(what, max, items.size()));
        }
        return List.copyOf(items);
    }

    static SessionDescription description(Type wanted, SessionDescription description) {
        Objects.requireNonNull(description, "description");
        if (description.type() != wanted) {
            throw new IllegalArgumentException("The session description must be of the type %s; found %s".formatted(
                    wanted.name().toLowerCase(), description.type().name().toLowerCase()));
        }
        return description;
    }
}
