package io.quarkiverse.cloudflare.runtime.protocol;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * Writes and reads Phoenix channels 2.0.0 from the client's side. Thread-safe.
 */
public final class ClientCodec {

    private static final String REPLY_EVENT = "phx_reply";

    // The kinds of binary frames, by their first byte.
    private static final int PUSH = 0;
    private static final int REPLY = 1;
    private static final int BROADCAST = 2;

    // A binary frame says each length in one byte.
    private static final int MAX_FIELD_BYTES = 255;

    private final ObjectMapper mapper;

    public ClientCodec(ObjectMapper mapper) {
        this.mapper = Objects.requireNonNull(mapper, "mapper");
    }

    /**
     * @param joinRef the ref of the join this belongs to; null for a heartbeat
     * @param payload written by Jackson
     * @return the text frame
     * @throws IllegalArgumentException if Jackson cannot write the payload
     */
    public String encode(String joinRef, String ref, String topic, String event, Object payload) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = mapper.createGenerator(text)) {
            json.writeStartArray();
            json.writeString(joinRef);
            json.writeString(ref);
            json.writeString(topic);
            json.writeString(event);
            mapper.writeValue(json, payload);
            json.writeEndArray();
        } catch (IOException e) {
            throw new IllegalArgumentException("The payload of '%s' cannot be written as JSON".formatted(event), e);
        }
        return text.toString();
    }

    /**
     * @return the binary frame
     * @throws IllegalArgumentException if a field is longer than 255 bytes in UTF-8
     */
    public byte[] encodeBinary(String joinRef, String ref, String topic, String event, byte[] data) {
        byte[][] fields = { field("join_ref", joinRef), field("ref", ref), field("topic", topic), field("event", event) };
        int size = 1 + fields.length + data.length;
        for (byte[] field : fields) {
            size += field.length;
        }
        ByteBuffer frame = ByteBuffer.allocate(size);
        frame.put((byte) PUSH);
        for (byte[] field : fields) {
            frame.put((byte) field.length);
        }
        for (byte[] field : fields) {
            frame.put(field);
        }
        return frame.put(data).array();
    }

    private static byte[] field(String name, String value) {
        byte[] bytes = value == null ? new byte[0] : value.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > MAX_FIELD_BYTES) {
            throw new IllegalArgumentException("The %s of a binary frame may have %d bytes; this one has %d"
                    .formatted(name, MAX_FIELD_BYTES, bytes.length));
        }
        return bytes;
    }

    /**
     * Reads a text frame.
     *
     * @throws UnreadableFrameException if it is none
     */
    public ServerFrame decode(String text) {
        try (JsonParser json = mapper.createParser(text)) {
            require(json.nextToken() == JsonToken.START_ARRAY, "no array");
            String joinRef = string(json, "join_ref", true);
            String ref = string(json, "ref", true);
            String topic = string(json, "topic", false);
            String event = string(json, "event", false);
            require(json.nextToken() != JsonToken.END_ARRAY, "no payload");
            JsonNode payload = mapper.readTree(json);
            require(json.nextToken() == JsonToken.END_ARRAY, "more than five elements");
            if (event.equals(REPLY_EVENT)) {
                JsonNode status = payload.path("status");
                require(status.isTextual(), "a reply without a status");
                return new ServerFrame.Reply(joinRef, ref, topic, status.textValue(), response(payload));
            }
            return new ServerFrame.Push(joinRef, ref, topic, event, payload);
        } catch (IOException e) {
            throw new UnreadableFrameException("no JSON", e);
        }
    }

    private JsonNode response(JsonNode payload) {
        JsonNode response = payload.path("response");
        return response instanceof MissingNode ? mapper.createObjectNode() : response;
    }

    private static String string(JsonParser json, String name, boolean nullable) throws IOException {
        JsonToken token = json.nextToken();
        require(token == JsonToken.VALUE_STRING || nullable && token == JsonToken.VALUE_NULL, name + " is no string");
        return token == JsonToken.VALUE_NULL ? null : json.getText();
    }

    /**
     * Reads a binary frame. The array is not kept.
     *
     * @throws UnreadableFrameException if it is none
     */
    public ServerFrame decodeBinary(byte[] bytes) {
        require(bytes.length > 0, "an empty binary frame");
        int kind = bytes[0];
        require(kind == PUSH || kind == REPLY || kind == BROADCAST, "a binary frame of kind " + kind);
        int fields = kind == REPLY ? 4 : kind == PUSH ? 3 : 2;
        String[] values = new String[fields];
        int at = 1 + fields;
        require(bytes.length >= at, "a binary frame that ends in its lengths");
        for (int i = 0; i < fields; i++) {
            int length = Byte.toUnsignedInt(bytes[1 + i]);
            require(bytes.length >= at + length, "a binary frame that ends in its fields");
            values[i] = new String(bytes, at, length, StandardCharsets.UTF_8);
            at += length;
        }
        byte[] data = new byte[bytes.length - at];
        System.arraycopy(bytes, at, data, 0, data.length);
        return switch (kind) {
            case REPLY -> new ServerFrame.BinaryReply(emptyIsNull(values[0]), values[1], values[2], values[3], data);
            case PUSH -> new ServerFrame.BinaryPush(emptyIsNull(values[0]), values[1], values[2], data);
            default -> new ServerFrame.BinaryPush(null, values[0], values[1], data);
        };
    }

    private static String emptyIsNull(String value) {
        return value.isEmpty() ? null : value;
    }

    private static void require(boolean holds, String problem) {
        if (!holds) {
            throw new UnreadableFrameException(problem, null);
        }
    }

    /** The server sent something that is no frame. */
    public static final class UnreadableFrameException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UnreadableFrameException(String problem, Throwable cause) {
            super("The server sent an unreadable frame: " + problem, cause);
        }
    }
}
