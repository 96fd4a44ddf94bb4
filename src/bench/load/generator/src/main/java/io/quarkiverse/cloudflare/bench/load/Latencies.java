package io.quarkiverse.cloudflare.bench.load;

import java.util.Arrays;

/**
 * A histogram of delivery times with 32 steps for each power of two, so a percentile is at most 3 % off. Not thread-safe:
 * owned by the generator.
 */
final class Latencies {

    private static final int STEP_BITS = 5;
    private static final int STEPS = 1 << STEP_BITS;

    private final long[] counts = new long[(64 - STEP_BITS) * STEPS];
    private long total;

    void record(long nanos) {
        counts[index(Math.max(0, nanos))]++;
        total++;
    }

    void clear() {
        Arrays.fill(counts, 0);
        total = 0;
    }

    /** In milliseconds; 0 if nothing was recorded. */
    double percentile(double percent) {
        long rank = (long) Math.ceil(total * percent / 100);
        long seen = 0;
        for (int i = 0; i < counts.length; i++) {
            seen += counts[i];
            if (seen >= rank && seen > 0) {
                return upperBound(i) / 1e6;
            }
        }
        return 0;
    }

    private static int index(long nanos) {
        if (nanos < STEPS) {
            return (int) nanos;
        }
        int shift = 63 - Long.numberOfLeadingZeros(nanos) - STEP_BITS;
        return shift * STEPS + (int) (nanos >>> shift);
    }

    private static long upperBound(int index) {
        if (index < STEPS * 2) {
            return index;
        }
        int shift = index / STEPS - 1;
        return (long) (index % STEPS + STEPS + 1) << shift;
    }
}
