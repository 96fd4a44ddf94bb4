package io.quarkiverse.cloudflare.deployment.emulator.sfu;

import java.util.Locale;

/** Whether a track is there; not whether packets flow. */
public enum TrackStatus {
    ACTIVE,
    INACTIVE;

    /** As the API writes it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
