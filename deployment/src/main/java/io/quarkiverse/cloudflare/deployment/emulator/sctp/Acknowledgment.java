package io.quarkiverse.cloudflare.deployment.emulator.sctp;

import java.util.function.Consumer;

/**
 * One SACK, taken to the chunks that were sent: which have arrived, and which are missing. Used once. Owned by the media loop.
 */
final class Acknowledgment {

    /** After how many reports of later ones a chunk counts as lost, RFC 9260 section 7.2.4. */
    private static final int REPORTS_OF_LOSS = 3;

    private final SentChunks sent;
    private final Sack sack;
    private final Consumer<SentChunk> arrived;
    private int bytes;
    private long highestNew;
    private boolean advanced;

    /**
     * @param sack of numbers that were sent, not older than the last one
     * @param arrived is told of each chunk when it is acknowledged the first time
     */
    Acknowledgment(SentChunks sent, Sack sack, Consumer<SentChunk> arrived) {
        this.sent = sent;
        this.sack = sack;
        this.arrived = arrived;
        this.highestNew = sack.cumulative();
    }

    /** @param removed is told of each chunk that is acknowledged for good */
    void apply(Consumer<SentChunk> removed) {
        while (!sent.isEmpty() && sent.first() <= sack.cumulative()) {
            SentChunk chunk = sent.get(sent.first());
            note(chunk);
            sent.removeFirst();
            removed.accept(chunk);
            advanced = true;
        }
        applyGaps();
    }

    private void applyGaps() {
        int block = 0;
        long last = Math.max(sack.highest(), sent.lastAcknowledged());
        for (long tsn = sent.first(); tsn <= last; tsn++) {
            while (block < sack.gaps().length && tsn > sack.gaps()[block + 1]) {
                block += 2;
            }
            SentChunk chunk = sent.get(tsn);
            if (block < sack.gaps().length && tsn >= sack.gaps()[block]) {
                if (note(chunk)) {
                    highestNew = tsn;
                    sent.to(chunk, SentChunk.State.ACKNOWLEDGED);
                }
            } else if (chunk.state == SentChunk.State.ACKNOWLEDGED) {
                // The peer dropped it after all, as it may.
                sent.to(chunk, SentChunk.State.IN_FLIGHT);
            }
        }
    }

    private boolean note(SentChunk chunk) {
        if (chunk.state == SentChunk.State.ACKNOWLEDGED || chunk.state == SentChunk.State.ABANDONED) {
            return false;
        }
        bytes += chunk.length();
        arrived.accept(chunk);
        return true;
    }

    /**
     * Counts the reports of what is missing.
     *
     * @param recovering whether a loss is being repaired; then a report counts for everything below the highest number
     * @return whether chunks are to be sent again without waiting for the timer
     */
    boolean findLost(boolean recovering) {
        long below = recovering && advanced ? sack.highest() : highestNew;
        boolean found = false;
        for (long tsn = sent.first(); tsn < below; tsn++) {
            SentChunk chunk = sent.get(tsn);
            if (chunk.state == SentChunk.State.IN_FLIGHT && ++chunk.missing >= REPORTS_OF_LOSS && !chunk.fastRetransmitted) {
                chunk.fastRetransmitted = true;
                sent.to(chunk, SentChunk.State.LOST);
                found = true;
            }
        }
        return found;
    }

    boolean advanced() {
        return advanced;
    }

    /** @return how many bytes were acknowledged the first time */
    int bytes() {
        return bytes;
    }
}
