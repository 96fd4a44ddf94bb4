package io.quarkiverse.cloudflare.calls;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * How credentials for TURN are generated.
 *
 * @param ttl how long they are valid, 1 second to 48 hours, in whole seconds; {@code quarkus.cloudflare.turn.ttl} if absent
 * @param customIdentifier a label for the analytics of Cloudflare, for example the id of a user
 * @param keepPort53 whether URLs with port 53 are kept. Browsers block that port and only lose time with them
 */
public record TurnOptions(Optional<Duration> ttl, Optional<String> customIdentifier, boolean keepPort53) {

    /** The longest time Cloudflare lets credentials be valid. */
    public static final Duration MAX_TTL = Duration.ofHours(48);

    /** The configured time, no label, and nothing that browsers block. */
    public static final TurnOptions DEFAULT = new TurnOptions(Optional.empty(), Optional.empty(), false);

    public TurnOptions {
        Objects.requireNonNull(ttl, "ttl");
        Objects.requireNonNull(customIdentifier, "customIdentifier");
        ttl.ifPresent(value -> requireTtl("ttl", value));
        customIdentifier.ifPresent(label -> Names.requireName("customIdentifier", label));
    }

    /**
     * Checks a time that credentials shall be valid.
     *
     * @param name what the message calls it
     * @return the time, in whole seconds
     * @throws IllegalArgumentException if it is not 1 second to 48 hours
     */
    public static Duration requireTtl(String name, Duration ttl) {
        if (ttl.getSeconds() < 1 || ttl.compareTo(MAX_TTL) > 0) {
            throw new IllegalArgumentException("%s must be 1 second to 48 hours; found %s".formatted(name, ttl));
        }
        return Duration.ofSeconds(ttl.getSeconds());
    }

    public TurnOptions withTtl(Duration value) {
        return new TurnOptions(Optional.of(value), customIdentifier, keepPort53);
    }

    public TurnOptions withCustomIdentifier(String label) {
        return new TurnOptions(ttl, Optional.of(label), keepPort53);
    }

    public TurnOptions withPort53() {
        return new TurnOptions(ttl, customIdentifier, true);
    }
}
