package io.quarkiverse.cloudflare.support.cloudflare;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * A request that arrived.
 *
 * @param number which request it was, counted from 1
 * @param path as it arrived, so still encoded; without the query
 * @param headers by lower-case name
 * @param body empty if there was none
 */
public record Exchange(int number, Optional<Operation> operation, String method, String path, Map<String, List<String>> query,
        Map<String, List<String>> headers, byte[] body) {

    public Exchange {
        query = Map.copyOf(query);
        headers = Map.copyOf(headers);
        body = body.clone();
    }

    static Exchange of(int number, String method, String target, Map<String, List<String>> headers, byte[] body) {
        int mark = target.indexOf('?');
        String path = mark < 0 ? target : target.substring(0, mark);
        Map<String, List<String>> query = new TreeMap<>();
        if (mark >= 0 && mark + 1 < target.length()) {
            for (String pair : target.substring(mark + 1).split("&")) {
                int equals = pair.indexOf('=');
                query.computeIfAbsent(decode(equals < 0 ? pair : pair.substring(0, equals)), name -> new ArrayList<>())
                        .add(equals < 0 ? "" : decode(pair.substring(equals + 1)));
            }
        }
        return new Exchange(number, Operation.of(method, path), method, path, query, headers, body);
    }

    @Override
    public byte[] body() {
        return body.clone();
    }

    public boolean hasBody() {
        return body.length > 0;
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The body as JSON; a missing node if it is none. */
    public JsonNode json() {
        try {
            return Json.MAPPER.readTree(body);
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT))).map(values -> values.get(0));
    }

    /** The decoded value of a parameter of the path; empty if the operation has none of that name. */
    public String parameter(String name) {
        return operation.map(known -> decode(known.parameter(name, path).replace("+", "%2B"))).orElse("");
    }

    private static String decode(String encoded) {
        return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "#" + number + " " + method + " " + path;
    }
}
