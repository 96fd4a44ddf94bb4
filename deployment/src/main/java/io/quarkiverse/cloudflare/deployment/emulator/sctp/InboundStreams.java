package io.quarkiverse.cloudflare.deployment.emulator.sctp;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Puts fragments together and gives messages on: ordered ones in turn on their stream, others at once. Owned by the media loop.
 */
final class InboundStreams {

    /** What a fragment takes besides its payload, so that very many very short ones are bounded too. */
    private static final int OVERHEAD = 64;

    /** A sequence number this far ahead of another lies behind it. */
    private static final int AHEAD = 0x8000;

    private final Consumer<InboundMessage> whole;
    /** Incomplete messages by the number of the first fragment. */
    private final TreeMap<Long, Run> runs = new TreeMap<>();
    private final Map<Integer, Stream> streams = new HashMap<>();
    private int held;

    /** @param whole is given each message in turn */
    InboundStreams(Consumer<InboundMessage> whole) {
        this.whole = whole;
    }

    static int cost(int length, int fragments) {
        return length + fragments * OVERHEAD;
    }

    /** @return how many bytes wait for others */
    int held() {
        return held;
    }

    /** @return how long the message is as far as it is known */
    int add(Fragment fragment) {
        held += cost(fragment.length(), 1);
        if (fragment.begin() && fragment.end()) {
            give(new InboundMessage(fragment.stream(), fragment.sequence(), fragment.ppid(), fragment.ordered(),
                    fragment.bytes(), cost(fragment.length(), 1)));
            return fragment.length();
        }
        Run run = joined(new Run(fragment));
        if (run.whole()) {
            runs.remove(run.first());
            give(run.message());
        }
        return run.length();
    }

    private Run joined(Run added) {
        Run run = added;
        Map.Entry<Long, Run> before = runs.lowerEntry(run.first());
        if (before != null && before.getValue().precedes(run)) {
            before.getValue().append(run);
            run = before.getValue();
        } else {
            runs.put(run.first(), run);
        }
        Map.Entry<Long, Run> after = runs.higherEntry(run.first());
        if (after != null && run.precedes(after.getValue())) {
            runs.remove(after.getKey());
            run.append(after.getValue());
        }
        return run;
    }

    private void give(InboundMessage message) {
        if (!message.ordered()) {
            give(message.cost(), message);
            return;
        }
        Stream stream = streams.computeIfAbsent(message.stream(), unknown -> new Stream());
        if (message.sequence() != stream.expected) {
            InboundMessage replaced = stream.waiting.put(message.sequence(), message);
            held -= replaced == null ? 0 : replaced.cost();
            return;
        }
        stream.expected = next(message.sequence());
        give(message.cost(), message);
        giveWaiting(stream);
    }

    private void giveWaiting(Stream stream) {
        InboundMessage message = stream.waiting.remove(stream.expected);
        while (message != null) {
            stream.expected = next(stream.expected);
            give(message.cost(), message);
            message = stream.waiting.remove(stream.expected);
        }
    }

    private void give(int cost, InboundMessage message) {
        held -= cost;
        whole.accept(message);
    }

    /** Drops what is incomplete and begins at or before a number: the peer gave it up. */
    void dropUpTo(long tsn) {
        Collection<Run> dropped = runs.headMap(tsn, true).values();
        for (Run run : dropped) {
            held -= cost(run.length(), run.size());
        }
        dropped.clear();
    }

    /** No message of the stream up to this sequence number will come any more; those that are there are given on. */
    void skipTo(int id, int sequence) {
        Stream stream = streams.computeIfAbsent(id, unknown -> new Stream());
        int skipped = distance(stream.expected, next(sequence));
        if (skipped >= AHEAD) {
            // It was skipped before.
            return;
        }
        stream.waiting.values().stream().filter(message -> distance(stream.expected, message.sequence()) < skipped)
                .sorted(Comparator.comparingInt(message -> distance(stream.expected, message.sequence()))).toList()
                .forEach(message -> {
                    stream.waiting.remove(message.sequence());
                    give(message.cost(), message);
                });
        stream.expected = next(sequence);
        giveWaiting(stream);
    }

    /** The sequence numbers of the stream start anew. */
    void reset(int id) {
        Stream stream = streams.remove(id);
        if (stream != null) {
            stream.waiting.values().forEach(message -> held -= message.cost());
        }
    }

    private static int distance(int from, int to) {
        return to - from & 0xffff;
    }

    private static int next(int sequence) {
        return sequence + 1 & 0xffff;
    }

    private static final class Stream {

        private final Map<Integer, InboundMessage> waiting = new HashMap<>();
        private int expected;
    }
}
