package io.quarkiverse.cloudflare.deployment.emulator.sctp;

import java.util.OptionalInt;

/**
 * How hard a message is tried. At most one of the limits may be given; without one, until it arrives.
 *
 * @param ordered whether it waits for the ordered messages sent before it on its stream
 * @param maxRetransmits after how many repetitions it is given up, 0 or more
 * @param maxLifetimeMillis after how many milliseconds it is given up, 0 or more
 */
public record Reliability(boolean ordered, OptionalInt maxRetransmits, OptionalInt maxLifetimeMillis) {

    public static final Reliability RELIABLE = new Reliability(true, OptionalInt.empty(), OptionalInt.empty());

    public Reliability {
        if (maxRetransmits.isPresent() && maxLifetimeMillis.isPresent()) {
            throw new IllegalArgumentException("A message must not have both a limit of repetitions and of time");
        }
        if (maxRetransmits.orElse(0) < 0 || maxLifetimeMillis.orElse(0) < 0) {
            throw new IllegalArgumentException("A limit must not be negative");
        }
    }

    /** @return whether it may be given up */
    public boolean partial() {
        return maxRetransmits.isPresent() || maxLifetimeMillis.isPresent();
    }
}
