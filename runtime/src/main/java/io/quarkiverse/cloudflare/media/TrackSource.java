package io.quarkiverse.cloudflare.media;

import java.util.Locale;

/** What a published track shows or carries. */
public enum TrackSource {
    CAMERA,
    MICROPHONE,
    SCREEN,
    /** A data channel. Browsers cannot publish one through a room yet. */
    DATA;

    /** @return as clients write it: {@code camera} */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
