package io.quarkiverse.cloudflare.deployment.emulator.rtp;

/**
 * Lets the timestamps of a stream go on evenly where it goes on with another source. Owned by the media loop.
 */
public final class TimestampRewriter {

    private boolean begun;
    private int offset;
    private int highest;

    /**
     * The next packets come from another source.
     *
     * @param timestamp of its first packet
     * @param advance how far that is to be after the highest timestamp sent, in units of the timestamp; at least 1 is taken
     */
    public void switchTo(int timestamp, long advance) {
        offset = begun ? highest + (int) Math.max(1, advance) - timestamp : 0;
        highest = timestamp + offset;
        begun = true;
    }

    /** @return what is added to the timestamps of the source at hand */
    public int offset() {
        return offset;
    }

    /** @return the highest timestamp sent; only once one was */
    public int highest() {
        return highest;
    }

    /**
     * @return the timestamp to send
     */
    public int map(int timestamp) {
        int sent = timestamp + offset;
        if (sent - highest > 0) {
            highest = sent;
        }
        return sent;
    }
}
