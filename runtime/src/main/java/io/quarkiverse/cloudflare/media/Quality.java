package io.quarkiverse.cloudflare.media;

import java.util.Objects;

/**
 * How good the connection of a member is, as its client measured it.
 *
 * @param roundTripTime in seconds
 * @param jitter in seconds
 * @param loss the lost part of what it should have received, from 0 to 1
 * @param bitrateIn what it receives, in bits per second
 * @param bitrateOut what it sends, in bits per second
 */
public record Quality(double roundTripTime, double jitter, double loss, double bitrateIn, double bitrateOut, Level level) {

    public Quality {
        Objects.requireNonNull(level, "level");
    }

    /** What a person would call it. */
    public enum Level {
        GOOD,
        FAIR,
        POOR
    }
}
