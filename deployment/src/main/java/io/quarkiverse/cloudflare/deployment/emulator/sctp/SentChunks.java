package io.quarkiverse.cloudflare.deployment.emulator.sctp;

/**
 * The chunks that were numbered and not acknowledged for good, in the order of their numbers. Owned by the media loop.
 */
final class SentChunks {

    private static final int LEAST_CAPACITY = 64;

    private SentChunk[] ring = new SentChunk[LEAST_CAPACITY];
    private long first;
    private long next;
    private int inFlight;
    private int lost;
    /** No lost chunk has a lower number. */
    private long firstLost;
    /** No acknowledged chunk has a higher number. */
    private long lastAcknowledged;

    SentChunks(long firstTsn) {
        first = firstTsn;
        next = firstTsn;
        firstLost = firstTsn;
    }

    /** @return the lowest number not acknowledged for good */
    long first() {
        return first;
    }

    long next() {
        return next;
    }

    boolean isEmpty() {
        return first == next;
    }

    /** @return a number above which none is acknowledged */
    long lastAcknowledged() {
        return lastAcknowledged;
    }

    /** @return how many bytes are under way */
    int inFlight() {
        return inFlight;
    }

    boolean anyLost() {
        return lost > 0;
    }

    /** @param tsn at least the first, and below the next */
    SentChunk get(long tsn) {
        return ring[(int) tsn & ring.length - 1];
    }

    /** @param chunk with the next number */
    void add(SentChunk chunk) {
        if (next - first == ring.length) {
            grow();
        }
        ring[(int) next & ring.length - 1] = chunk;
        next++;
        if (chunk.state == SentChunk.State.IN_FLIGHT) {
            inFlight += chunk.length();
        }
    }

    SentChunk removeFirst() {
        SentChunk chunk = get(first);
        to(chunk, SentChunk.State.ACKNOWLEDGED);
        ring[(int) first & ring.length - 1] = null;
        first++;
        firstLost = Math.max(first, firstLost);
        if (isEmpty() && ring.length > LEAST_CAPACITY) {
            ring = new SentChunk[LEAST_CAPACITY];
        }
        return chunk;
    }

    void to(SentChunk chunk, SentChunk.State state) {
        if (chunk.state == SentChunk.State.IN_FLIGHT) {
            inFlight -= chunk.length();
        } else if (chunk.state == SentChunk.State.LOST) {
            lost--;
        }
        chunk.state = state;
        if (state == SentChunk.State.IN_FLIGHT) {
            inFlight += chunk.length();
        } else if (state == SentChunk.State.LOST) {
            lost++;
            firstLost = Math.min(firstLost, chunk.tsn());
        } else if (state == SentChunk.State.ACKNOWLEDGED) {
            lastAcknowledged = Math.max(lastAcknowledged, chunk.tsn());
        }
    }

    /** Everything under way is lost. */
    void loseAll() {
        for (long tsn = first; tsn < next; tsn++) {
            SentChunk chunk = get(tsn);
            if (chunk.state == SentChunk.State.IN_FLIGHT) {
                chunk.missing = 0;
                chunk.fastRetransmitted = false;
                to(chunk, SentChunk.State.LOST);
            }
        }
    }

    /** @return the lost chunk with the lowest number; there must be one */
    SentChunk nextLost() {
        while (get(firstLost).state != SentChunk.State.LOST) {
            firstLost++;
        }
        return get(firstLost);
    }

    private void grow() {
        SentChunk[] larger = new SentChunk[2 * ring.length];
        for (long tsn = first; tsn < next; tsn++) {
            larger[(int) tsn & larger.length - 1] = get(tsn);
        }
        ring = larger;
    }
}
