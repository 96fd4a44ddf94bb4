package io.quarkiverse.cloudflare.deployment.emulator.transport;

import java.time.Duration;

/**
 * How bad a network should be, in one direction.
 *
 * @param loss the share of packets that are dropped, 0 to 1
 * @param delay what is added to the time of each packet, up to {@link #MAX_DELAY}
 * @param jitter what is added at most besides, at random; it keeps the order
 * @param reorder the share of packets that are held back for {@link #HELD_BACK}, so that later ones overtake them, 0 to 1
 */
public record ImpairmentSettings(double loss, Duration delay, Duration jitter, double reorder) {

    /** The longest delay, and the longest jitter. */
    public static final Duration MAX_DELAY = Duration.ofSeconds(10);

    /** How much later a packet comes that is out of order: a few packets of a video, or one of audio. */
    public static final Duration HELD_BACK = Duration.ofMillis(20);

    /** A network without a fault. */
    public static final ImpairmentSettings NONE = new ImpairmentSettings(0, Duration.ZERO, Duration.ZERO, 0);

    /**
     * @throws IllegalArgumentException if a value is out of its range
     */
    public ImpairmentSettings {
        share("loss", loss);
        time("delay", delay);
        time("jitter", jitter);
        share("reorder", reorder);
    }

    /**
     * @return whether packets pass as they come
     */
    public boolean none() {
        return equals(NONE);
    }

    private static void share(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("%s must be between 0 and 1; found %s".formatted(name, value));
        }
    }

    private static void time(String name, Duration value) {
        if (value.isNegative() || value.compareTo(MAX_DELAY) > 0) {
            throw new IllegalArgumentException("%s must be between 0 and %d ms; found %d ms"
                    .formatted(name, MAX_DELAY.toMillis(), value.toMillis()));
        }
    }
}
