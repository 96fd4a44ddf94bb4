package io.quarkiverse.cloudflare.deployment.emulator.sctp;

import java.util.Optional;

/**
 * What a SACK says.
 *
 * @param cumulative everything up to here arrived
 * @param window how many bytes the peer takes
 * @param gaps what arrived beyond: first and last number of each block in turn, ascending
 */
record Sack(long cumulative, long window, long[] gaps) {

    private static final int FIXED_PART = 12;

    /**
     * @param near a number that the peer may acknowledge
     * @return empty if it is malformed
     */
    static Optional<Sack> read(Chunk chunk, long near) {
        if (chunk.length() < FIXED_PART) {
            return Optional.empty();
        }
        int blocks = chunk.unsignedShort(8);
        int duplicates = chunk.unsignedShort(10);
        if (chunk.length() != FIXED_PART + 4 * (blocks + duplicates)) {
            return Optional.empty();
        }
        long cumulative = Wire.unwrapped(chunk.integer(0), near);
        long[] gaps = new long[2 * blocks];
        long last = cumulative;
        for (int i = 0; i < gaps.length; i++) {
            long bound = cumulative + chunk.unsignedShort(FIXED_PART + 2 * i);
            boolean begins = i % 2 == 0;
            if (bound < last || begins && bound == last) {
                return Optional.empty();
            }
            gaps[i] = bound;
            last = bound;
        }
        return Optional.of(new Sack(cumulative, Integer.toUnsignedLong(chunk.integer(4)), gaps));
    }

    /** @return the highest number that arrived */
    long highest() {
        return gaps.length == 0 ? cumulative : gaps[gaps.length - 1];
    }
}
