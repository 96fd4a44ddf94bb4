package io.quarkiverse.cloudflare.calls;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a data channel delivers. The publisher chooses; every subscriber's request and every browser's {@code createDataChannel}
 * must say the same, because a negotiated channel does not signal it.
 *
 * @param ordered whether messages arrive in their order
 * @param maxRetransmits how often a lost message is sent again, from 0; excludes {@code maxPacketLifeTime}
 * @param maxPacketLifeTime how long a lost message is sent again, in whole milliseconds from 0
 */
public record Delivery(boolean ordered, OptionalInt maxRetransmits, Optional<Duration> maxPacketLifeTime) {

    /** Everything arrives, in order. */
    public static final Delivery RELIABLE = new Delivery(true, OptionalInt.empty(), Optional.empty());

    public Delivery {
        Objects.requireNonNull(maxRetransmits, "maxRetransmits");
        Objects.requireNonNull(maxPacketLifeTime, "maxPacketLifeTime");
        if (maxRetransmits.isPresent() && maxPacketLifeTime.isPresent()) {
            throw new IllegalArgumentException("A delivery must not have both maxRetransmits and maxPacketLifeTime");
        }
        if (maxRetransmits.orElse(0) < 0) {
            throw new IllegalArgumentException("maxRetransmits must not be negative; found " + maxRetransmits.getAsInt());
        }
        if (maxPacketLifeTime.orElse(Duration.ZERO).isNegative()) {
            throw new IllegalArgumentException("maxPacketLifeTime must not be negative; found " + maxPacketLifeTime.get());
        }
    }

    /** Messages may overtake each other; each arrives or is lost after so many repeats. */
    public static Delivery unordered(int maxRetransmits) {
        return new Delivery(false, OptionalInt.of(maxRetransmits), Optional.empty());
    }

    public Delivery withMaxPacketLifeTime(Duration lifeTime) {
        return new Delivery(ordered, OptionalInt.empty(), Optional.of(lifeTime));
    }
}
