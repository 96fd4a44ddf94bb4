package io.quarkiverse.cloudflare.runtime.protocol;

import java.io.IOException;
import java.util.Map;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;

/**
 * Frames as bytes and back, text and binary. Framing for the WebSocket is done elsewhere. Thread-safe.
 */
public final class FrameCodec {

    private static final SerializedString REPLY = new SerializedString(Names.REPLY);
    private static final SerializedString STATUS = new SerializedString("status");
    private static final SerializedString RESPONSE = new SerializedString("response");

    private final ObjectReader reader;
    private final ObjectWriter writer;

    /**
     * @param mapper the application's. What it says about values holds; what it says about whole documents does not, because a
     *        payload is no document.
     */
    public FrameCodec(ObjectMapper mapper) {
        this.reader = mapper.readerFor(JsonNode.class)
                .without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.UNWRAP_ROOT_VALUE);
        this.writer = mapper.writer()
                .without(SerializationFeature.INDENT_OUTPUT, SerializationFeature.WRAP_ROOT_VALUE,
                        SerializationFeature.FLUSH_AFTER_WRITE_VALUE);
    }

    /**
     * @throws FrameException if this is no frame; nothing else is ever thrown
     */
    public ClientFrame decode(String text) throws FrameException {
        return TextFrameReader.read(reader, text);
    }

    /**
     * @throws FrameException if this is no frame; nothing else is ever thrown
     */
    public ClientFrame decode(byte[] binary) throws FrameException {
        return BinaryFrames.read(binary);
    }

    /**
     * Reads what comes before the payload, for a frame that is refused without being read. Costs as much as the head is long.
     */
    public static FrameHead peek(String text) {
        return TextFrameReader.peek(text);
    }

    /**
     * Reads what comes before the payload, for a frame that is refused without being read.
     */
    public static FrameHead peek(byte[] binary) {
        return BinaryFrames.peek(binary);
    }

    /**
     * @param joinRef may be {@code null}
     * @param ref may be {@code null}
     * @param payload {@code null} is written as {@code {}}
     * @throws IllegalArgumentException if Jackson cannot write the payload
     */
    public byte[] push(String joinRef, String ref, String topic, String event, Object payload) {
        try (FrameOutput out = new FrameOutput(joinRef, ref, topic)) {
            out.json.writeString(event);
            value(out.json, payload);
            return out.finish();
        } catch (IOException e) {
            throw unwritable("The payload of the event '" + event + "'", payload, e);
        }
    }

    /**
     * @param status {@link Names#STATUS_OK} or {@link Names#STATUS_ERROR}
     * @param response {@code null} is written as {@code {}}
     * @throws IllegalArgumentException if Jackson cannot write the response
     */
    public byte[] reply(String joinRef, String ref, String topic, String status, Object response) {
        try (FrameOutput out = new FrameOutput(joinRef, ref, topic)) {
            openReply(out.json, status);
            value(out.json, response);
            out.json.writeEndObject();
            return out.finish();
        } catch (IOException e) {
            throw unwritable("The reply with the status '" + status + "' in '" + topic + "'", response, e);
        }
    }

    /**
     * @param reason one of {@link Reasons}, or the application's own
     * @param details left out when empty
     * @throws IllegalArgumentException if Jackson cannot write the details
     */
    public byte[] errorReply(String joinRef, String ref, String topic, String reason, Map<String, ?> details) {
        try (FrameOutput out = new FrameOutput(joinRef, ref, topic)) {
            openReply(out.json, Names.STATUS_ERROR);
            error(out.json, reason, details);
            out.json.writeEndObject();
            return out.finish();
        } catch (IOException e) {
            throw unwritable("The error reply '" + reason + "' in '" + topic + "'", details, e);
        }
    }

    /**
     * Answers a frame that was not read to its end: with an error reply if the client can match it to its request, else with
     * {@code cf_error}.
     *
     * @param details left out when empty
     */
    public byte[] refuse(FrameHead head, String reason, Map<String, ?> details) {
        if (head.canBeAnswered()) {
            return errorReply(head.joinRef(), head.ref(), head.topic(), reason, details);
        }
        try (FrameOutput out = new FrameOutput(null, null, Names.PHOENIX)) {
            out.json.writeString(Names.CF_ERROR);
            error(out.json, reason, details);
            return out.finish();
        } catch (IOException e) {
            throw unwritable("The error '" + reason + "'", details, e);
        }
    }

    /**
     * Answers what is no frame, see {@link #refuse(FrameHead, String, Map)}.
     */
    public byte[] refuse(FrameException e) {
        return refuse(e.head(), e.reason(), Map.of("problem", e.problem()));
    }

    /**
     * @param joinRef may be {@code null}
     */
    public byte[] binaryPush(String joinRef, String topic, String event, byte[] payload) {
        return BinaryFrames.write(BinaryFrames.PUSH, payload, joinRef, topic, event);
    }

    public byte[] binaryReply(String joinRef, String ref, String topic, String status, byte[] response) {
        return BinaryFrames.write(BinaryFrames.REPLY, response, joinRef, ref, topic, status);
    }

    public byte[] binaryBroadcast(String topic, String event, byte[] payload) {
        return BinaryFrames.write(BinaryFrames.BROADCAST, payload, topic, event);
    }

    private void value(JsonGenerator out, Object value) throws IOException {
        if (value == null) {
            out.writeStartObject();
            out.writeEndObject();
        } else {
            writer.writeValue(out, value);
        }
    }

    private void error(JsonGenerator out, String reason, Map<String, ?> details) throws IOException {
        out.writeStartObject();
        out.writeStringField("reason", reason);
        if (!details.isEmpty()) {
            out.writeFieldName("details");
            value(out, details);
        }
        out.writeEndObject();
    }

    private static void openReply(JsonGenerator out, String status) throws IOException {
        out.writeString(REPLY);
        out.writeStartObject();
        out.writeFieldName(STATUS);
        out.writeString(status);
        out.writeFieldName(RESPONSE);
    }

    private static IllegalArgumentException unwritable(String what, Object value, IOException cause) {
        String type = value == null ? "nothing" : value.getClass().getName();
        return new IllegalArgumentException(what + " cannot be written as JSON: " + type, cause);
    }
}
