package io.quarkiverse.cloudflare.deployment.emulator.api;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A request as it came.
 *
 * @param path still encoded, without the query
 * @param query still encoded; empty if there is none
 * @param headers the first value of each, by lower-case name
 * @param body empty if there is none
 */
record Request(String method, String path, String query, Map<String, String> headers, byte[] body) {

    Request {
        Objects.requireNonNull(method, "method");
        headers = Map.copyOf(headers);
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** The first value of a query parameter. */
    Optional<String> parameter(String name) {
        for (String pair : query.split("&")) {
            int equals = pair.indexOf('=');
            if (decoded(equals < 0 ? pair : pair.substring(0, equals)).equals(name)) {
                return Optional.of(equals < 0 ? "" : decoded(pair.substring(equals + 1)));
            }
        }
        return Optional.empty();
    }

    /** A segment of the path without its escapes; malformed ones are left as they are. */
    static String segment(String encoded) {
        return decoded(encoded.replace("+", "%2B"));
    }

    private static String decoded(String encoded) {
        try {
            return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return encoded;
        }
    }

    /** Headers and the body have secrets, so they are not shown; nor is the path, which has user names of TURN. */
    @Override
    public String toString() {
        return method + "[" + body.length + " bytes]";
    }
}
