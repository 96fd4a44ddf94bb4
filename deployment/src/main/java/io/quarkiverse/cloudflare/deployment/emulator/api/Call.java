package io.quarkiverse.cloudflare.deployment.emulator.api;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A request that is known to be allowed and readable.
 *
 * @param parameters of the path, without escapes
 * @param json the body; a missing node if there is none
 */
record Call(Operation operation, Request request, Map<String, String> parameters, JsonNode json) {

    String parameter(String name) {
        return parameters.get(name);
    }

    boolean hasBody() {
        return !json.isMissingNode();
    }
}
