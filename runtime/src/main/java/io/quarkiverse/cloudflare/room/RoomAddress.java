package io.quarkiverse.cloudflare.room;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * The address of one room: its topic on the wire, for example {@code chat:lobby}.
 *
 * @param topic 1 to {@value #MAX_BYTES} bytes of UTF-8 without control characters
 */
public record RoomAddress(String topic) implements Comparable<RoomAddress> {

    /** The longest topic, in bytes of UTF-8: a binary frame has one byte for its length. */
    public static final int MAX_BYTES = 255;

    /**
     * @throws IllegalArgumentException if the topic is empty, too long, or has a control character
     */
    public RoomAddress {
        Objects.requireNonNull(topic, "topic");
        String problem = problemOf(topic);
        if (problem != null) {
            throw new IllegalArgumentException(problem);
        }
    }

    /**
     * Shorter form of the constructor.
     */
    public static RoomAddress of(String topic) {
        return new RoomAddress(topic);
    }

    /**
     * @return whether this text could be the address of a room
     */
    public static boolean isValid(String topic) {
        return problemOf(topic) == null;
    }

    private static String problemOf(String topic) {
        if (topic.isEmpty()) {
            return "A room address must not be empty";
        }
        for (int i = 0; i < topic.length(); i++) {
            if (Character.isISOControl(topic.charAt(i))) {
                return "A room address must not contain control characters; found one at index " + i;
            }
        }
        // A char is at most 3 bytes of UTF-8, so short topics need no encoding to be counted.
        if (topic.length() * 3 > MAX_BYTES) {
            int bytes = topic.getBytes(StandardCharsets.UTF_8).length;
            if (bytes > MAX_BYTES) {
                return "A room address must not be longer than " + MAX_BYTES + " bytes; found " + bytes;
            }
        }
        return null;
    }

    @Override
    public int compareTo(RoomAddress other) {
        return topic.compareTo(other.topic);
    }

    @Override
    public String toString() {
        return topic;
    }
}
