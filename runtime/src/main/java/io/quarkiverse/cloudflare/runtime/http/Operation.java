package io.quarkiverse.cloudflare.runtime.http;

import java.util.Objects;

/**
 * One kind of request.
 *
 * @param name used in messages and metrics, for example {@code publish}
 * @param repeat what a second request can do that one did not
 */
public record Operation(String name, Repeat repeat) {

    public Operation {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(repeat, "repeat");
    }

    /** Whether a request may be sent again. What never left is always sent again. */
    public enum Repeat {

        /** A second request does no harm. */
        ALWAYS,
        /** A second request does harm if the first one was carried out, so one whose outcome is unknown is never repeated. */
        NOT_IF_AMBIGUOUS
    }
}
