package io.quarkiverse.cloudflare.runtime.protocol;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a client says. The references are as the client wrote them; {@code null} where it wrote none. No {@code toString()}
 * shows a payload.
 */
public sealed interface ClientFrame {

    /**
     * @return the reference of the join this frame belongs to, or {@code null}
     */
    String joinRef();

    /**
     * @return the reference that the reply repeats, or {@code null} if the client wants no reply
     */
    String ref();

    String topic();

    Type type();

    /** One constant for each record. */
    enum Type {
        JOIN,
        LEAVE,
        HEARTBEAT,
        EVENT,
        BINARY
    }

    /**
     * @param params always a JSON object
     */
    record Join(String joinRef, String ref, String topic, JsonNode params) implements ClientFrame {

        @Override
        public Type type() {
            return Type.JOIN;
        }

        @Override
        public String toString() {
            return "Join[" + topic + "]";
        }
    }

    record Leave(String joinRef, String ref, String topic) implements ClientFrame {

        @Override
        public Type type() {
            return Type.LEAVE;
        }
    }

    record Heartbeat(String ref) implements ClientFrame {

        @Override
        public String joinRef() {
            return null;
        }

        @Override
        public String topic() {
            return Names.PHOENIX;
        }

        @Override
        public Type type() {
            return Type.HEARTBEAT;
        }
    }

    /**
     * @param event any name, a reserved one included
     * @param payload any JSON; a {@code null} of the client is a {@code NullNode}
     */
    record Event(String joinRef, String ref, String topic, String event, JsonNode payload) implements ClientFrame {

        @Override
        public Type type() {
            return Type.EVENT;
        }

        @Override
        public String toString() {
            return "Event[" + topic + " " + event + "]";
        }
    }

    /**
     * @param event any name but those of joins, leaves and heartbeats, which are text
     */
    record Binary(String joinRef, String ref, String topic, String event, byte[] payload) implements ClientFrame {

        @Override
        public Type type() {
            return Type.BINARY;
        }

        @Override
        public String toString() {
            return "Binary[" + topic + " " + event + ", " + payload.length + " bytes]";
        }
    }
}
