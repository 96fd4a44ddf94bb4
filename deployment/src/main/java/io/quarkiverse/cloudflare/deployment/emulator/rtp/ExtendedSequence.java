package io.quarkiverse.cloudflare.deployment.emulator.rtp;

/**
 * Makes sequence numbers of 16 bits, which wrap, into ones that do not. Owned by the media loop.
 */
public final class ExtendedSequence {

    private static final long UNKNOWN = Long.MIN_VALUE;

    private long highest = UNKNOWN;

    /**
     * @return how far the first is after the second, from -32768 to 32767
     */
    public static int distance(int sequence, int from) {
        return (short) (sequence - from);
    }

    /**
     * @param sequence 0 to 65535
     * @return the number with these low bits that is nearest to the highest so far
     */
    public long extend(int sequence) {
        return highest == UNKNOWN ? sequence : highest + distance(sequence, (int) highest & 0xffff);
    }

    /** Remembers an extended number if none was higher. */
    public void advance(long extended) {
        highest = Math.max(highest, extended);
    }

    /** @return whether a number was remembered */
    public boolean known() {
        return highest != UNKNOWN;
    }

    /** @return the highest so far */
    public long highest() {
        return highest;
    }
}
