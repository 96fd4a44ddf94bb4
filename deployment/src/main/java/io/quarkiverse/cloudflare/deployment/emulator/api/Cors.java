package io.quarkiverse.cloudflare.deployment.emulator.api;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import io.quarkiverse.cloudflare.deployment.emulator.api.Operation.Api;

/**
 * Lets pages call: every page where Cloudflare does, and only pages of this machine what controls the emulator. Thread-safe.
 */
final class Cors {

    private static final String DAY_IN_SECONDS = "86400";

    private Cors() {
    }

    /** The headers that an answer to this request has. */
    static Map<String, String> headers(Request request, Api api) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Vary", "Origin");
        request.header("origin").filter(origin -> api != Api.CONTROL || isLoopback(origin)).ifPresent(origin -> {
            headers.put("Access-Control-Allow-Origin", origin);
            headers.put("Access-Control-Expose-Headers", "Retry-After");
        });
        return headers;
    }

    /** The answer to what a browser asks before it makes a request; the methods are those of the path. */
    static Answer preflight(Request request, String methods) {
        Answer answer = Answer.empty(204).with("Access-Control-Allow-Methods", methods)
                .with("Access-Control-Max-Age", DAY_IN_SECONDS);
        Optional<String> wanted = request.header("access-control-request-headers");
        return wanted.map(names -> answer.with("Access-Control-Allow-Headers", names)).orElse(answer);
    }

    private static boolean isLoopback(String origin) {
        try {
            String host = URI.create(origin).getHost();
            return host != null && host.matches("localhost|.+\\.localhost|127(\\.\\d{1,3}){3}|\\[::1]");
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
