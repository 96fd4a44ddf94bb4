package io.quarkiverse.cloudflare.runtime.protocol;

import java.util.Objects;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a server of Phoenix channels 2.0.0 sends, as its client sees it. The payload stays out of {@link Object#toString()}.
 */
public sealed interface ServerFrame {

    /**
     * @return the address of the room, or {@code phoenix}
     */
    String topic();

    Type type();

    /**
     * The answer to one request.
     *
     * @param joinRef the join it belongs to; null for a heartbeat
     * @param ref the request's own
     * @param status {@code ok} or {@code error}
     */
    record Reply(String joinRef, String ref, String topic, String status, JsonNode response) implements ServerFrame {

        public Reply {
            Objects.requireNonNull(topic, "topic");
            Objects.requireNonNull(status, "status");
            Objects.requireNonNull(response, "response");
        }

        @Override
        public Type type() {
            return Type.REPLY;
        }

        @Override
        public String toString() {
            return "Reply[" + topic + " " + ref + " " + status + "]";
        }
    }

    /**
     * An event: a broadcast, a message to this member, or an item of a streamed reply.
     *
     * @param joinRef the join it belongs to; null for a broadcast
     * @param ref the position of a broadcast, or the ref of the request that this is an item for; null if it is neither
     */
    record Push(String joinRef, String ref, String topic, String event, JsonNode payload) implements ServerFrame {

        public Push {
            Objects.requireNonNull(topic, "topic");
            Objects.requireNonNull(event, "event");
            Objects.requireNonNull(payload, "payload");
        }

        @Override
        public Type type() {
            return Type.PUSH;
        }

        @Override
        public String toString() {
            return "Push[" + topic + " " + event + "]";
        }
    }

    /**
     * The answer to one request, in bytes. The array is not copied.
     */
    record BinaryReply(String joinRef, String ref, String topic, String status, byte[] data) implements ServerFrame {

        @Override
        public Type type() {
            return Type.BINARY_REPLY;
        }

        @Override
        public String toString() {
            return "BinaryReply[" + topic + " " + ref + " " + status + ", " + data.length + " B]";
        }
    }

    /**
     * An event in bytes. The array is not copied.
     *
     * @param joinRef the join it belongs to; null for a broadcast
     */
    record BinaryPush(String joinRef, String topic, String event, byte[] data) implements ServerFrame {

        @Override
        public Type type() {
            return Type.BINARY_PUSH;
        }

        @Override
        public String toString() {
            return "BinaryPush[" + topic + " " + event + ", " + data.length + " B]";
        }
    }

    enum Type {
        REPLY,
        PUSH,
        BINARY_REPLY,
        BINARY_PUSH
    }
}
