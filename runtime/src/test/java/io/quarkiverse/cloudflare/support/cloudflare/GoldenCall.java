package io.quarkiverse.cloudflare.support.cloudflare;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A request and its response from the golden files. Ids of the app, of the TURN key and of the account are in braces, as in
 * {@link Operation#path()}; all others are literal.
 *
 * @param file its name without the ending
 * @param after the files that come before it, in order
 * @param failing the items that fail, by name or mid
 */
public record GoldenCall(String file, String name, Operation operation, List<String> after, Map<String, ApiError> failing,
        String method, String path, Map<String, String> query, Optional<JsonNode> request, int status,
        Optional<JsonNode> response) {

    // Tests run in the folder of their module.
    private static final Path FOLDER = Path.of("..", "src", "main", "protocol", "golden", "calls");

    public static List<GoldenCall> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString().replace(".json", "")).sorted().map(GoldenCall::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static GoldenCall read(String file) {
        try {
            JsonNode fields = Json.MAPPER.readTree(FOLDER.resolve(file + ".json").toFile());
            Map<String, ApiError> failing = new LinkedHashMap<>();
            fields.path("failing").properties().forEach(item -> failing.put(item.getKey(), new ApiError(
                    item.getValue().get("errorCode").textValue(), item.getValue().get("errorDescription").textValue())));
            Map<String, String> query = new LinkedHashMap<>();
            fields.get("query").properties().forEach(item -> query.put(item.getKey(), item.getValue().textValue()));
            return new GoldenCall(file, fields.get("name").textValue(), Operation.valueOf(fields.get("operation").textValue()),
                    StreamSupport.stream(fields.get("after").spliterator(), false).map(JsonNode::textValue).toList(), failing,
                    fields.get("method").textValue(), fields.get("path").textValue(), query,
                    Optional.of(fields.get("request")).filter(body -> !body.isNull()), fields.get("status").intValue(),
                    Optional.of(fields.get("response")).filter(body -> !body.isNull()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return file;
    }
}
