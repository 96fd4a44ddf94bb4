package io.quarkiverse.cloudflare.runtime.room;

import io.quarkiverse.cloudflare.runtime.config.RoomsRuntimeConfig;

/**
 * How much one connection may ask for. Not thread-safe: owned by the connection's event loop.
 */
final class InboundLimits {

    private static final long SECOND = 1_000;
    private static final long MINUTE = 60 * SECOND;
    // A client that hears "rate_limited" and goes on at this multiple of its rate does not listen.
    private static final int FLOOD_FACTOR = 4;

    /** What becomes of a message. */
    enum Verdict {
        PASS,
        REFUSE,
        CLOSE
    }

    private final TokenBucket messages;
    private final TokenBucket flood;
    private final TokenBucket joins;
    private final int maxRooms;

    InboundLimits(RoomsRuntimeConfig config, long nowMillis) {
        this.messages = new TokenBucket(config.maxMessagesPerSecond(), SECOND, nowMillis);
        this.flood = new TokenBucket(FLOOD_FACTOR * config.maxMessagesPerSecond(), SECOND, nowMillis);
        this.joins = new TokenBucket(config.maxJoinsPerMinute(), MINUTE, nowMillis);
        this.maxRooms = config.maxRoomsPerConnection();
    }

    Verdict message(long nowMillis) {
        if (!flood.take(nowMillis)) {
            return Verdict.CLOSE;
        }
        return messages.take(nowMillis) ? Verdict.PASS : Verdict.REFUSE;
    }

    boolean join(long nowMillis, int rooms) {
        return (maxRooms == 0 || rooms < maxRooms) && joins.take(nowMillis);
    }
}
