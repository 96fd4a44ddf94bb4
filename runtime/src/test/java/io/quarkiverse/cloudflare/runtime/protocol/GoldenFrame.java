package io.quarkiverse.cloudflare.runtime.protocol;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * A frame that Java and JavaScript must agree on, from the golden files.
 */
final class GoldenFrame {

    static final ObjectMapper JSON = new ObjectMapper();

    // Tests run in the folder of their module.
    private static final Path FOLDER = Path.of("..", "src", "main", "protocol", "golden");

    private final JsonNode fields;

    private GoldenFrame(JsonNode fields) {
        this.fields = fields;
    }

    static List<GoldenFrame> read(String file, String direction) {
        List<GoldenFrame> frames = new ArrayList<>();
        try {
            for (JsonNode frame : JSON.readTree(FOLDER.resolve(file).toFile())) {
                if (frame.path("direction").asText().equals(direction)) {
                    frames.add(new GoldenFrame(frame));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return frames;
    }

    boolean isText() {
        return fields.has("text");
    }

    /** {@code null} where the file says null. */
    String text(String field) {
        JsonNode value = fields.required(field);
        return value.isNull() ? null : value.textValue();
    }

    byte[] bytes(String field) {
        return HexFormat.of().parseHex(text(field));
    }

    JsonNode payload() {
        return fields.required("payload");
    }

    FrameHead head() {
        return new FrameHead(text("joinRef"), text("ref"), text("topic"), fields.path("event").textValue());
    }

    ClientFrame decode(FrameCodec codec) throws FrameException {
        return isText() ? codec.decode(text("text")) : codec.decode(bytes("hex"));
    }

    @Override
    public String toString() {
        return text("name");
    }
}
