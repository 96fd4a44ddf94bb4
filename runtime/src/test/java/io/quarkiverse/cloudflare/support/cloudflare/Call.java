package io.quarkiverse.cloudflare.support.cloudflare;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * A request on its way through the services. Not thread-safe: owned by the lock of the stand-in.
 */
final class Call {

    private final Exchange exchange;
    private final BiFunction<Integer, List<String>, Optional<ApiError>> failures;
    private JsonNode json = MissingNode.getInstance();

    /** @param failures what fails the item at an index that has these names */
    Call(Exchange exchange, BiFunction<Integer, List<String>, Optional<ApiError>> failures) {
        this.exchange = exchange;
        this.failures = failures;
    }

    Exchange exchange() {
        return exchange;
    }

    Operation operation() {
        return exchange.operation().orElseThrow();
    }

    JsonNode json() {
        return json;
    }

    void decoded(JsonNode body) {
        json = body;
    }

    /** The failure that a test has ordered for an item, by its place in the request or by one of its names. */
    Optional<ApiError> failure(int index, String... names) {
        return failures.apply(index, List.of(names));
    }
}
