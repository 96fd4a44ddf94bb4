package io.quarkiverse.cloudflare.media;

import java.util.Locale;

/** Where the media session of a member stands. */
public enum MediaState {
    /** It has none yet, or one that has not begun to connect. */
    NEW,
    CONNECTING,
    CONNECTED,
    /** It may come back by itself. */
    DISCONNECTED,
    /** It is over; its client builds another. */
    FAILED,
    CLOSED;

    /** @return as clients write it: {@code connected} */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
