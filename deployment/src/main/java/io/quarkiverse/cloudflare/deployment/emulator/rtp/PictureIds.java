package io.quarkiverse.cloudflare.deployment.emulator.rtp;

/**
 * Continues the numbers of pictures where a stream goes on with another source. Owned by the media loop.
 * <p>
 * The difference of the numbers does not change until the next switch, so that a packet can be made again from its original:
 * see {@link #idOffset()} and {@link #baseOffset()}.
 */
public final class PictureIds {

    private boolean switched;
    private boolean begun;
    private int idOffset;
    private int baseOffset;
    private int lastId = -1;
    private int lastBase = -1;

    /** The next packet comes from another source. */
    public void switched() {
        switched = true;
    }

    /**
     * Takes the numbers of the next packet in account.
     *
     * @param id its picture id; -1 if it has none
     * @param base its index of the base layer; -1 if it has none
     */
    public void forwarded(int id, int base) {
        if (switched) {
            idOffset = begun && id >= 0 && lastId >= 0 ? lastId + 1 - id : 0;
            baseOffset = begun && base >= 0 && lastBase >= 0 ? lastBase + 1 - base : 0;
            switched = false;
        }
        begun = true;
        lastId = newer(id, idOffset, lastId, 15);
        lastBase = newer(base, baseOffset, lastBase, 8);
    }

    private static int newer(int number, int offset, int last, int bits) {
        if (number < 0) {
            return last;
        }
        int sent = number + offset & (1 << bits) - 1;
        int ahead = sent - last << 32 - bits;
        return last < 0 || ahead > 0 ? sent : last;
    }

    /** @return what is added to the picture ids of the source at hand */
    public int idOffset() {
        return idOffset;
    }

    /** @return what is added to the indexes of the base layer of the source at hand */
    public int baseOffset() {
        return baseOffset;
    }
}
