package io.quarkiverse.cloudflare.support.cloudflare;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A response to be sent. A length is added when it is written.
 */
record Answer(int status, Map<String, String> headers, byte[] body) {

    static final String JSON_TYPE = "application/json";

    Answer {
        headers = new LinkedHashMap<>(headers);
    }

    static Answer json(int status, JsonNode body) {
        return json(status, body.toString());
    }

    static Answer json(int status, String body) {
        return new Answer(status, Map.of("Content-Type", JSON_TYPE, "vary", "Origin"), body.getBytes(StandardCharsets.UTF_8));
    }

    static Answer empty(int status) {
        return new Answer(status, Map.of(), new byte[0]);
    }

    Answer with(String header, String value) {
        Answer copy = new Answer(status, headers, body);
        copy.headers.put(header, value);
        return copy;
    }

    Answer with(byte[] otherBody) {
        return new Answer(status, headers, otherBody);
    }
}
