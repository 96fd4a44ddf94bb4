package io.quarkiverse.cloudflare.calls;

import java.util.Objects;
import java.util.Optional;

/**
 * A track that a session publishes.
 *
 * @param trackName names the publication within its session; not blank
 * @param mid the media section of the offer; mandatory with an offer of the client
 * @param kind mandatory when the SFU makes the offer
 * @param bidirectional whether another track can later be pulled through the same transceiver, with {@code #} and this name
 *        as its {@code mid}
 */
public record LocalTrack(String trackName, Optional<String> mid, Optional<TrackKind> kind, boolean bidirectional)
        implements
            Track {

    public LocalTrack {
        Names.requireName("trackName", trackName);
        Names.requireMid(mid);
        Objects.requireNonNull(kind, "kind");
    }

    /**
     * @param mid of the media section in the client's offer
     */
    public static LocalTrack of(String mid, String trackName) {
        return new LocalTrack(trackName, Optional.of(mid), Optional.empty(), false);
    }

    /** A track that the SFU shall ask for with an offer of its own. */
    public static LocalTrack requested(String trackName, TrackKind kind) {
        return new LocalTrack(trackName, Optional.empty(), Optional.of(kind), true);
    }

    /** @return the same track, in both directions */
    public LocalTrack inBothDirections() {
        return new LocalTrack(trackName, mid, kind, true);
    }
}
