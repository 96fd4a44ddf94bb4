package io.quarkiverse.cloudflare.deployment.emulator.sctp;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/**
 * Messages that wait to be sent. Streams take turns, a message at a time, so that a long queue on one does not hold up the
 * others.
 * Owned by the media loop.
 */
final class OutboundQueue {

    private final Map<Integer, Stream> streams = new HashMap<>();
    /** Streams with a message that may be sent; the first one is on turn. */
    private final Queue<Stream> turns = new ArrayDeque<>();

    void add(OutboundMessage message) {
        Stream stream = stream(message.stream);
        stream.waiting.add(message);
        offer(stream);
    }

    boolean isEmpty() {
        return turns.isEmpty();
    }

    /** @return the message to send, or to go on sending; its sequence number is set */
    Optional<OutboundMessage> current() {
        Stream stream = turns.peek();
        if (stream == null) {
            return Optional.empty();
        }
        OutboundMessage message = stream.waiting.element();
        if (!message.begun()) {
            message.sequence = message.reliability.ordered() ? stream.nextSequence : 0;
        }
        return Optional.of(message);
    }

    /** The current message was sent to its end. */
    void sent() {
        Stream stream = turns.element();
        if (stream.waiting.element().reliability.ordered()) {
            stream.nextSequence = stream.nextSequence + 1 & 0xffff;
        }
        drop();
    }

    /** The current message is not to be sent, and took no sequence number. */
    void drop() {
        Stream stream = turns.remove();
        stream.waiting.remove();
        stream.beforeReset = Math.max(0, stream.beforeReset - 1);
        stream.queued = false;
        offer(stream);
    }

    boolean hasWaiting(int id) {
        return !stream(id).waiting.isEmpty();
    }

    /** Lets what is there go out and keeps what comes later, until the reset is done. */
    void hold(int id) {
        stream(id).held = true;
        stream(id).beforeReset = stream(id).waiting.size();
    }

    /** @return those of the held streams on which everything from before was sent */
    List<Integer> readyForReset(Iterable<Integer> held) {
        List<Integer> ready = new ArrayList<>();
        for (int id : held) {
            if (stream(id).beforeReset == 0) {
                ready.add(id);
            }
        }
        return ready;
    }

    /** @param reset whether the peer agreed that sequence numbers start anew */
    void release(int id, boolean reset) {
        Stream stream = stream(id);
        stream.held = false;
        stream.nextSequence = reset ? 0 : stream.nextSequence;
        offer(stream);
    }

    private Stream stream(int id) {
        return streams.computeIfAbsent(id, unknown -> new Stream());
    }

    private void offer(Stream stream) {
        if (!stream.queued && stream.mayBeSent()) {
            stream.queued = true;
            turns.add(stream);
        }
    }

    private static final class Stream {

        private final Queue<OutboundMessage> waiting = new ArrayDeque<>();
        private int nextSequence;
        private boolean queued;
        private boolean held;
        private int beforeReset;

        boolean mayBeSent() {
            return !waiting.isEmpty() && (!held || beforeReset > 0);
        }
    }
}
