package io.quarkiverse.cloudflare.runtime.room;

import java.util.Map;

/**
 * What an error reply says.
 */
record Refusal(String reason, Map<String, ?> details) {

    static Refusal of(String reason) {
        return new Refusal(reason, Map.of());
    }

    static Refusal of(String reason, String problem) {
        return new Refusal(reason, Map.of("problem", problem));
    }
}
