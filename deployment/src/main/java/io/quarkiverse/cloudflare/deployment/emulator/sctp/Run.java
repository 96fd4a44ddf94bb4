package io.quarkiverse.cloudflare.deployment.emulator.sctp;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Neighbouring fragments of one message, of which others are missing. Owned by the media loop.
 */
final class Run {

    private final int stream;
    private final int sequence;
    private final boolean ordered;
    private Deque<byte[]> parts = new ArrayDeque<>();
    private long first;
    private long last;
    private boolean begins;
    private boolean ends;
    private int ppid;
    private int length;

    Run(Fragment fragment) {
        stream = fragment.stream();
        sequence = fragment.sequence();
        ordered = fragment.ordered();
        first = fragment.tsn();
        last = fragment.tsn();
        begins = fragment.begin();
        ends = fragment.end();
        ppid = fragment.ppid();
        length = fragment.length();
        parts.add(fragment.bytes());
    }

    long first() {
        return first;
    }

    int length() {
        return length;
    }

    int size() {
        return parts.size();
    }

    boolean whole() {
        return begins && ends;
    }

    /** @return whether the other one continues this one */
    boolean precedes(Run other) {
        return last + 1 == other.first && !ends && !other.begins && stream == other.stream && sequence == other.sequence
                && ordered == other.ordered;
    }

    /** Takes over the other one, which continues this one. */
    void append(Run other) {
        if (parts.size() >= other.parts.size()) {
            parts.addAll(other.parts);
        } else {
            while (!parts.isEmpty()) {
                other.parts.addFirst(parts.removeLast());
            }
            parts = other.parts;
        }
        last = other.last;
        ends = other.ends;
        length += other.length;
    }

    /** @return the message; the run must be whole */
    InboundMessage message() {
        byte[] payload = new byte[length];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, payload, at, part.length);
            at += part.length;
        }
        return new InboundMessage(stream, sequence, ppid, ordered, payload, InboundStreams.cost(length, parts.size()));
    }
}
