package io.quarkiverse.cloudflare.calls;

import java.util.Objects;
import java.util.Optional;

/**
 * A track of another session that a session pulls.
 *
 * @param publisher the session that publishes it
 * @param trackName its name there
 * @param mid the transceiver to receive it through: its {@code mid} in the receiving session, or {@code #} and the name of a
 *        track published in both directions; empty lets the SFU make one
 * @param kind mandatory for some pulls into an existing transceiver, else a hint
 * @param simulcast which layer to receive; empty for a track that is not published in layers
 */
public record RemoteTrack(SessionId publisher, String trackName, Optional<String> mid, Optional<TrackKind> kind,
        Optional<Simulcast> simulcast) implements Track {

    public RemoteTrack {
        Objects.requireNonNull(publisher, "publisher");
        Names.requireName("trackName", trackName);
        Names.requireMid(mid);
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(simulcast, "simulcast");
    }

    public static RemoteTrack of(SessionId publisher, String trackName) {
        return new RemoteTrack(publisher, trackName, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * @return the same track, received through an existing transceiver
     * @param existing its {@code mid}, or {@code #} and a track's name
     */
    public RemoteTrack into(String existing) {
        return new RemoteTrack(publisher, trackName, Optional.of(existing), kind, simulcast);
    }

    /** @return the same track, of a known kind */
    public RemoteTrack ofKind(TrackKind known) {
        return new RemoteTrack(publisher, trackName, mid, Optional.of(known), simulcast);
    }

    /** @return the same track, with a choice among its layers */
    public RemoteTrack with(Simulcast choice) {
        return new RemoteTrack(publisher, trackName, mid, kind, Optional.of(choice));
    }
}
