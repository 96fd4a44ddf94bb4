package io.quarkiverse.cloudflare.deployment.emulator.srtp;

import java.util.Arrays;

/**
 * Which of the latest packets were received (RFC 3711, section 3.3.2). Owned by the media loop.
 */
final class ReplayWindow {

    private final int size;
    private final long[] bits;
    private long highest = -1;

    /**
     * @param size how far back it reaches; a power of two, at least 64
     */
    ReplayWindow(int size) {
        this.size = size;
        this.bits = new long[size / Long.SIZE];
    }

    /** @return the highest index received, or -1 */
    long highest() {
        return highest;
    }

    /** @return whether the packet was not received before, and is not too old to tell */
    boolean isFresh(long index) {
        return index > highest || index > highest - size && (bits[word(index)] & bit(index)) == 0;
    }

    /** Marks a fresh packet as received. Call it only for what is authentic. */
    void accept(long index) {
        if (index - highest >= size) {
            Arrays.fill(bits, 0);
        } else {
            for (long skipped = highest + 1; skipped < index; skipped++) {
                bits[word(skipped)] &= ~bit(skipped);
            }
        }
        bits[word(index)] |= bit(index);
        highest = Math.max(highest, index);
    }

    private int word(long index) {
        return (int) (index & size - 1) / Long.SIZE;
    }

    private static long bit(long index) {
        return 1L << index;
    }
}
