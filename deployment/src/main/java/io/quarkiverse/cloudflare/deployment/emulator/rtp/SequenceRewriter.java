package io.quarkiverse.cloudflare.deployment.emulator.rtp;

/**
 * Makes one stream without a hole of several sources, of which packets may be left out, and finds the way back from a sent
 * sequence number to its source. Owned by the media loop.
 * <p>
 * Sources are numbered: each {@link #switchTo} makes the next one. A packet of an earlier source is not mapped any more. The
 * numbers of a source are extended ones, as {@link ReceiveStatistics} gives them.
 */
public final class SequenceRewriter {

    /** What is said of a packet that must not be sent. */
    public static final int REFUSED = -1;

    // A segment is a range with one difference between both numbers; a packet left out begins another.
    private static final int SEGMENTS = 64;

    private final long[] firstTaken = new long[SEGMENTS];
    private final long[] firstSent = new long[SEGMENTS];
    private final int[] sources = new int[SEGMENTS];
    private long segments;
    private int source = -1;
    private long highestTaken;
    private long highestSent;
    private int located;

    /**
     * @param firstSent the sequence number of the first packet that is sent, 0 to 65535
     */
    public SequenceRewriter(int firstSent) {
        highestSent = firstSent - 1L;
    }

    /**
     * Goes on with another source.
     *
     * @param number of its first packet; earlier ones are refused
     * @return the number of the source, from 0 on
     */
    public int switchTo(long number) {
        source++;
        segment(number, highestSent + 1);
        highestTaken = number - 1;
        return source;
    }

    private void segment(long taken, long sent) {
        int index = last() + 1 & SEGMENTS - 1;
        firstTaken[index] = taken;
        firstSent[index] = sent;
        sources[index] = source;
        segments++;
    }

    private int last() {
        return (int) (segments - 1) & SEGMENTS - 1;
    }

    /**
     * @param number of a packet of the present source
     * @return the sequence number to send; {@link #REFUSED} if the packet is older than the source or than what is remembered
     */
    public int map(long number) {
        int index = last();
        int known = (int) Math.min(segments, SEGMENTS);
        for (int i = 0; i < known && sources[index] == source; i++) {
            if (number >= firstTaken[index]) {
                long sent = firstSent[index] + number - firstTaken[index];
                highestTaken = Math.max(highestTaken, number);
                highestSent = Math.max(highestSent, sent);
                return (int) sent & 0xffff;
            }
            index = index - 1 & SEGMENTS - 1;
        }
        return REFUSED;
    }

    /**
     * Leaves a packet of the present source out, so that the next takes its number. One that is not the newest leaves a hole.
     */
    public void skip(long number) {
        if (source < 0 || number <= highestTaken) {
            return;
        }
        // What is missing before it may still come, and keeps its place.
        highestSent += number - highestTaken - 1;
        highestTaken = number;
        if (number == firstTaken[last()]) {
            // Nothing of this segment was sent.
            firstTaken[last()]++;
        } else {
            segment(number + 1, highestSent + 1);
        }
    }

    /**
     * Finds what was sent with a sequence number, and makes {@link #locatedSource()} its source.
     *
     * @param sequence 0 to 65535
     * @return the low 16 bits of the number it had there; {@link #REFUSED} if that is not remembered
     */
    public int locate(int sequence) {
        long sent = highestSent + ExtendedSequence.distance(sequence, (int) highestSent & 0xffff);
        if (sent > highestSent) {
            return REFUSED;
        }
        int index = last();
        int known = (int) Math.min(segments, SEGMENTS);
        for (int i = 0; i < known; i++) {
            if (sent >= firstSent[index]) {
                located = sources[index];
                return (int) (firstTaken[index] + sent - firstSent[index]) & 0xffff;
            }
            index = index - 1 & SEGMENTS - 1;
        }
        return REFUSED;
    }

    /** @return the number of the source that {@link #locate} found */
    public int locatedSource() {
        return located;
    }
}
