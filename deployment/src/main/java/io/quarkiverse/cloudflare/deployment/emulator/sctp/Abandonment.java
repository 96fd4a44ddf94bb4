package io.quarkiverse.cloudflare.deployment.emulator.sctp;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Gives up messages and lets the peer skip them (RFC 3758 section 3.5). Owned by the media loop.
 */
final class Abandonment {

    /** How many streams one FORWARD TSN names; further messages are skipped with the next one. */
    private static final int MOST_STREAMS = 256;

    private final SentChunks sent;
    private final OutboundQueue queue;
    private boolean due;
    /** Up to where the peer was told to skip. */
    private long told;

    Abandonment(SentChunks sent, OutboundQueue queue) {
        this.sent = sent;
        this.queue = queue;
    }

    /**
     * @param message of which a part was sent
     * @return how many bytes of the buffer became free
     */
    int abandon(OutboundMessage message) {
        for (long tsn = Math.max(message.firstTsn, sent.first()); tsn < sent.next(); tsn++) {
            SentChunk chunk = sent.get(tsn);
            if (chunk.message() != message) {
                break;
            }
            sent.to(chunk, SentChunk.State.ABANDONED);
        }
        if (!message.wholeSent()) {
            // The peer may have acknowledged all there was: only a number beyond lets it skip the message.
            sent.add(SentChunk.placeholder(sent.next(), message));
            queue.sent();
        }
        due = true;
        return message.abandon();
    }

    /** Something was acknowledged: the peer shall be told as far as it was not told before. */
    void acknowledged() {
        due = true;
    }

    /** What the peer was told got lost. */
    void repeat() {
        due = true;
        told = 0;
    }

    void writeIfDue(PacketWriter writer) {
        if (!due) {
            return;
        }
        due = false;
        Map<Integer, Integer> skipped = new LinkedHashMap<>();
        long last = sent.first() - 1;
        while (last + 1 < sent.next() && sent.get(last + 1).state == SentChunk.State.ABANDONED
                && skipped.size() < MOST_STREAMS) {
            last++;
            OutboundMessage message = sent.get(last).message();
            if (message.reliability.ordered()) {
                skipped.put(message.stream, message.sequence);
            }
        }
        // An answer to each acknowledgment, itself acknowledged, would go on for ever.
        if (last < sent.first() || last <= told) {
            return;
        }
        told = last;
        ByteBuffer out = writer.begin(Wire.FORWARD_TSN, 0, 4 + 4 * skipped.size());
        out.putInt((int) last);
        skipped.forEach((stream, sequence) -> out.putShort((short) (int) stream).putShort((short) (int) sequence));
        writer.end();
    }
}
