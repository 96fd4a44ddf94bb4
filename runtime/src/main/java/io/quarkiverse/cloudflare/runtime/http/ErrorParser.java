package io.quarkiverse.cloudflare.runtime.http;

import com.fasterxml.jackson.databind.JsonNode;

/** Finds what an API says about an error in the body of its answer. Thread-safe. */
@FunctionalInterface
public interface ErrorParser {

    /** The shape of the SFU and of TURN: {@code {"errorCode", "errorSubcode", "errorDescription"}}. */
    ErrorParser SFU = body -> new ApiError(text(body, "errorCode"), text(body, "errorSubcode"), text(body, "errorDescription"));

    /** The shape of the account API: {@code {"success": false, "errors": [{"code", "message"}]}}. */
    ErrorParser ACCOUNT = body -> {
        JsonNode first = body.path("errors").path(0);
        return new ApiError(text(first, "code"), "", text(first, "message"));
    };

    /**
     * @param body a JSON object, or a missing node if the body was none
     */
    ApiError parse(JsonNode body);

    private static String text(JsonNode body, String field) {
        JsonNode value = body.path(field);
        return value.isValueNode() && !value.isNull() ? value.asText() : "";
    }

    /**
     * What an API says about an error. Each is empty if it says nothing.
     */
    record ApiError(String code, String subcode, String description) {
    }
}
