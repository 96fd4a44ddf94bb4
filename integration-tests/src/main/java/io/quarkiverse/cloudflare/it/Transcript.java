package io.quarkiverse.cloudflare.it;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The latest messages of one room. Not thread-safe: owned by the room's queue.
 */
final class Transcript {

    /** Enough to see what a conversation is about, small enough for every join reply. */
    static final int KEPT = 50;

    private final Deque<Message> messages = new ArrayDeque<>(KEPT);
    private long count;

    Message add(String from, Face face, String text, Instant at) {
        if (messages.size() == KEPT) {
            messages.removeFirst();
        }
        Message message = new Message(from + "-" + ++count, from, face.name(), text, at);
        messages.addLast(message);
        return message;
    }

    /**
     * @return oldest first; empty if nobody has said anything
     */
    List<Message> messages() {
        return List.copyOf(messages);
    }
}
