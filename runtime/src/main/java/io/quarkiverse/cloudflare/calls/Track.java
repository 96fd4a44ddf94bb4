package io.quarkiverse.cloudflare.calls;

import java.util.Optional;

/** A track to publish or to pull: what a request names. */
public sealed interface Track permits LocalTrack, RemoteTrack {

    /**
     * @return the name of the publication, unique within the publishing session
     */
    String trackName();

    /**
     * @return the media section of this session's peer connection, or {@code #} and the name of a track to mean the
     *         transceiver of that track; empty when the SFU chooses
     */
    Optional<String> mid();
}
