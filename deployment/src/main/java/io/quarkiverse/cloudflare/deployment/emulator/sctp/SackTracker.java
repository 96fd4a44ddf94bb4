package io.quarkiverse.cloudflare.deployment.emulator.sctp;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which chunks of the peer have arrived (RFC 9260 section 6.2). Owned by the media loop.
 */
final class SackTracker {

    /** How far beyond the first missing chunk a chunk may lie: as far as a gap block can say. */
    static final int FARTHEST = 0xffff;

    /** What one SACK reports at most; the lowest gaps are the ones that matter. */
    private static final int MOST_BLOCKS = 200;
    private static final int MOST_DUPLICATES = 16;

    /** First to last number of each block beyond the cumulative one; blocks do not touch. */
    private final TreeMap<Long, Long> blocks = new TreeMap<>();
    private final int[] duplicates = new int[MOST_DUPLICATES];
    private int duplicateCount;
    private long cumulative;

    SackTracker(long firstTsn) {
        cumulative = firstTsn - 1;
    }

    /** @return the number up to which everything has arrived or was skipped */
    long cumulative() {
        return cumulative;
    }

    boolean gaps() {
        return !blocks.isEmpty();
    }

    boolean has(long tsn) {
        Map.Entry<Long, Long> block = blocks.floorEntry(tsn);
        return tsn <= cumulative || block != null && tsn <= block.getValue();
    }

    void duplicate(long tsn) {
        if (duplicateCount < MOST_DUPLICATES) {
            duplicates[duplicateCount] = (int) tsn;
            duplicateCount++;
        }
    }

    /** @param tsn has not arrived before */
    void add(long tsn) {
        if (tsn == cumulative + 1 && blocks.isEmpty()) {
            cumulative = tsn;
            return;
        }
        Map.Entry<Long, Long> before = blocks.floorEntry(tsn);
        long start = before != null && before.getValue() == tsn - 1 ? before.getKey() : tsn;
        Long after = blocks.remove(tsn + 1);
        blocks.put(start, after == null ? tsn : after);
        joinFirst();
    }

    /** Everything up to this number counts as arrived. */
    void skipTo(long tsn) {
        if (tsn > cumulative) {
            Map.Entry<Long, Long> cut = blocks.floorEntry(tsn);
            cumulative = cut == null ? tsn : Math.max(tsn, cut.getValue());
            blocks.headMap(tsn, true).clear();
            joinFirst();
        }
    }

    private void joinFirst() {
        Map.Entry<Long, Long> first = blocks.firstEntry();
        if (first != null && first.getKey() == cumulative + 1) {
            cumulative = first.getValue();
            blocks.pollFirstEntry();
        }
    }

    /** @param window how many more bytes are taken */
    void write(PacketWriter writer, int window) {
        int reported = Math.min(blocks.size(), MOST_BLOCKS);
        ByteBuffer out = writer.begin(Wire.SACK, 0, 12 + 4 * (reported + duplicateCount));
        out.putInt((int) cumulative).putInt(window);
        out.putShort((short) reported).putShort((short) duplicateCount);
        int left = reported;
        for (Map.Entry<Long, Long> block : blocks.entrySet()) {
            if (left == 0) {
                break;
            }
            left--;
            out.putShort((short) (block.getKey() - cumulative)).putShort((short) (block.getValue() - cumulative));
        }
        for (int i = 0; i < duplicateCount; i++) {
            out.putInt(duplicates[i]);
        }
        writer.end();
        duplicateCount = 0;
    }
}
