package io.quarkiverse.cloudflare.deployment.emulator.api;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A response to be sent.
 *
 * @param body empty if there is none
 */
record Answer(int status, Map<String, String> headers, byte[] body) {

    Answer {
        headers = Map.copyOf(headers);
    }

    static Answer json(int status, JsonNode body) {
        return new Answer(status, Map.of("Content-Type", "application/json"),
                body.toString().getBytes(StandardCharsets.UTF_8));
    }

    static Answer empty(int status) {
        return new Answer(status, Map.of(), new byte[0]);
    }

    Answer with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Answer(status, more, body);
    }

    Answer with(Map<String, String> others) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.putAll(others);
        return new Answer(status, more, body);
    }
}
