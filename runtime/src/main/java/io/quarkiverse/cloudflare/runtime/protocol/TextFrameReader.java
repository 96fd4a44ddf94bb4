package io.quarkiverse.cloudflare.runtime.protocol;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/**
 * Reads one text frame, {@code [join_ref, ref, topic, event, payload]}, from left to right. Not thread-safe: lives for one
 * frame.
 */
final class TextFrameReader {

    // Of a payload: deeper than any record, and so shallow that whatever walks or writes the tree again may be recursive.
    static final int MAX_NESTING = 100;

    // Not the application's factory: neither its limits nor its leniencies are the protocol's. Names that strangers invent are
    // not worth a symbol table.
    static final JsonFactory STRICT = JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            // An emoji is 4 bytes then, not 12.
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(1 + MAX_NESTING).build())
            .build();

    private static final String PAYLOAD = "payload";

    private final JsonParser parser;

    private String element = "frame";
    // Null until read, and where the client wrote null.
    private String joinRef;
    private String ref;
    private String topic;
    private String event;

    private TextFrameReader(JsonParser parser) {
        this.parser = parser;
    }

    static ClientFrame read(ObjectReader payloads, String text) throws FrameException {
        try (JsonParser parser = STRICT.createParser(text)) {
            TextFrameReader reader = new TextFrameReader(parser);
            try {
                return reader.frame(payloads, text);
            } catch (IOException e) {
                throw reader.unreadable(e);
            }
        } catch (IOException e) {
            throw new FrameException(FrameHead.UNREADABLE, "The frame must be JSON");
        }
    }

    static FrameHead peek(String text) {
        try (JsonParser parser = STRICT.createParser(text)) {
            TextFrameReader reader = new TextFrameReader(parser);
            try {
                reader.readHead();
            } catch (IOException | FrameException e) {
                // What was read before is all there is to know.
            }
            return reader.head();
        } catch (IOException e) {
            return FrameHead.UNREADABLE;
        }
    }

    private ClientFrame frame(ObjectReader payloads, String text) throws IOException, FrameException {
        readHead();
        element = PAYLOAD;
        if (parser.nextToken() == JsonToken.END_ARRAY) {
            throw wrongLength(4);
        }
        JsonNode payload = payloads.readTree(parser);
        if (Surrogates.mayBeIn(text) && !Surrogates.arePaired(payload)) {
            throw problem("The payload must not contain half of a surrogate pair");
        }
        element = "end of the frame";
        if (parser.nextToken() != JsonToken.END_ARRAY) {
            throw problem("The frame must be an array of 5 elements; found more");
        }
        if (parser.nextToken() != null) {
            throw problem("The frame must be one array; found more text behind it");
        }
        return frame(payload);
    }

    private ClientFrame frame(JsonNode payload) throws FrameException {
        switch (event) {
            case Names.JOIN:
                if (payload.isNull()) {
                    return new ClientFrame.Join(joinRef, ref, topic, JsonNodeFactory.instance.objectNode());
                }
                if (!payload.isObject()) {
                    throw problem("The payload of a join must be an object");
                }
                return new ClientFrame.Join(joinRef, ref, topic, payload);
            case Names.LEAVE:
                return new ClientFrame.Leave(joinRef, ref, topic);
            case Names.HEARTBEAT:
                if (topic.equals(Names.PHOENIX)) {
                    return new ClientFrame.Heartbeat(ref);
                }
                return new ClientFrame.Event(joinRef, ref, topic, event, payload);
            default:
                return new ClientFrame.Event(joinRef, ref, topic, event, payload);
        }
    }

    private void readHead() throws IOException, FrameException {
        if (parser.nextToken() != JsonToken.START_ARRAY) {
            throw problem("The frame must be an array of 5 elements");
        }
        joinRef = reference(HeadRules.JOIN_REF, 0);
        ref = reference(HeadRules.REF, 1);
        topic = name(HeadRules.TOPIC, 2);
        event = name(HeadRules.EVENT, 3);
    }

    private String reference(String name, int index) throws IOException, FrameException {
        JsonToken token = next(name, index);
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        if (token != JsonToken.VALUE_STRING && !token.isNumeric()) {
            throw problem("The " + name + " must be a string, a number or null");
        }
        return checked(name);
    }

    private String name(String name, int index) throws IOException, FrameException {
        if (next(name, index) != JsonToken.VALUE_STRING) {
            throw problem("The " + name + " must be a string");
        }
        return checked(name);
    }

    private JsonToken next(String name, int index) throws IOException, FrameException {
        element = name;
        JsonToken token = parser.nextToken();
        if (token == JsonToken.END_ARRAY) {
            throw wrongLength(index);
        }
        return token;
    }

    private String checked(String name) throws IOException, FrameException {
        String text = parser.getText();
        String problem = HeadRules.problemOf(name, text);
        if (problem != null) {
            throw problem(problem);
        }
        return text;
    }

    private FrameHead head() {
        return new FrameHead(joinRef, ref, topic, event);
    }

    private FrameException wrongLength(int found) {
        return problem("The frame must be an array of 5 elements; found " + found);
    }

    private FrameException problem(String problem) {
        return new FrameException(head(), problem);
    }

    // The parser's own message may quote the payload, so it is not repeated.
    private FrameException unreadable(IOException e) {
        if (e instanceof StreamConstraintsException) {
            return problem("The " + element + " must not be nested deeper than " + MAX_NESTING
                    + " levels, nor hold a number of more than " + StreamReadConstraints.DEFAULT_MAX_NUM_LEN + " digits");
        }
        JsonLocation location = e instanceof JsonProcessingException json ? json.getLocation() : null;
        return problem(location == null ? "The " + element + " must be JSON"
                : "The " + element + " must be JSON; it cannot be read at character " + location.getCharOffset());
    }
}
