package io.quarkiverse.cloudflare.deployment.emulator.api;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What goes wrong with requests. One without a status, a drop or an effect only slows them.
 *
 * @param operation the label of an operation, or the beginning of one and {@code *}; empty for all operations of Cloudflare
 * @param status answered instead of the proper one
 * @param errorCode of that answer; empty leaves it out
 * @param retryAfter seconds, in that answer
 * @param delay before anything else
 * @param drop whether the connection ends without an answer
 * @param applied whether the request has its effect all the same
 * @param times how many requests; empty for all until it is taken back
 */
record HttpFault(Optional<String> operation, OptionalInt status, Optional<String> errorCode,
        Optional<String> errorDescription, OptionalInt retryAfter, Duration delay, boolean drop, boolean applied,
        OptionalInt times) {

    HttpFault {
        Objects.requireNonNull(delay, "delay");
    }

    boolean concerns(Operation asked) {
        return operation.map(pattern -> pattern.endsWith("*")
                ? asked.label().startsWith(pattern.substring(0, pattern.length() - 1))
                : asked.label().equals(pattern)).orElse(true);
    }

    /** Whether a request is to get its proper answer. */
    boolean onlySlows() {
        return !drop && status.isEmpty();
    }

    HttpFault left(int requests) {
        return new HttpFault(operation, status, errorCode, errorDescription, retryAfter, delay, drop, applied,
                OptionalInt.of(requests));
    }
}
