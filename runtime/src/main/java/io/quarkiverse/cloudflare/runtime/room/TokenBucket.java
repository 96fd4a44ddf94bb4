package io.quarkiverse.cloudflare.runtime.room;

/**
 * Lets so many through per period, and twice as many at once after a rest. Not thread-safe: owned by a connection's event loop.
 */
final class TokenBucket {

    private final long periodMillis;
    private final int perPeriod;
    private final double burst;
    private double tokens;
    private long filledAt;

    /**
     * @param perPeriod 0 for no limit
     */
    TokenBucket(int perPeriod, long periodMillis, long nowMillis) {
        this.perPeriod = perPeriod;
        this.periodMillis = periodMillis;
        this.burst = 2.0 * perPeriod;
        this.tokens = burst;
        this.filledAt = nowMillis;
    }

    boolean take(long nowMillis) {
        if (perPeriod == 0) {
            return true;
        }
        if (nowMillis > filledAt) {
            tokens = Math.min(burst, tokens + (double) (nowMillis - filledAt) * perPeriod / periodMillis);
            filledAt = nowMillis;
        }
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }
}
