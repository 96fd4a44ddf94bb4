package io.quarkiverse.cloudflare.deployment.emulator.media;

/**
 * How many bits flowed in the last second. Owned by the media loop.
 */
final class ByteRate {

    private static final int BUCKETS = 10;
    // In microseconds.
    private static final long BUCKET = 1_000_000 / BUCKETS;

    private final long[] bytes = new long[BUCKETS];
    private long bucket;

    void add(int count, long now) {
        forget(now);
        bytes[(int) (bucket % BUCKETS)] += count;
    }

    /** @return in bit/s */
    long bitrate(long now) {
        forget(now);
        long sum = 0;
        for (long each : bytes) {
            sum += each;
        }
        return sum * 8;
    }

    private void forget(long now) {
        long present = now / BUCKET;
        for (long old = Math.max(bucket + 1, present - BUCKETS + 1); old <= present; old++) {
            bytes[(int) (old % BUCKETS)] = 0;
        }
        bucket = Math.max(bucket, present);
    }
}
