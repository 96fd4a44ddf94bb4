package io.quarkiverse.cloudflare.calls;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the SFU knows of a session. It holds no SDP and no signalling state, and a request under way can still change it.
 *
 * @param tracks published and pulled ones; force-closed ones may stay listed as inactive
 * @param dataChannels published and pulled ones
 */
public record SessionState(List<TrackState> tracks, List<DataChannelState> dataChannels) {

    public SessionState {
        tracks = List.copyOf(tracks);
        dataChannels = List.copyOf(dataChannels);
    }

    /** Whether a track or channel is published by the session or pulled into it. */
    public enum Location {
        LOCAL,
        REMOTE
    }

    /** How it is. {@link #ACTIVE} is no proof that packets flow. */
    public enum Status {
        ACTIVE,
        /** A data channel that connects. */
        INITIALIZING,
        INACTIVE,
        /** A status this version does not know. */
        UNKNOWN
    }

    /**
     * @param publisher the publishing session of a pulled track
     */
    public record TrackState(Location location, Optional<String> mid, String trackName, Optional<SessionId> publisher,
            Status status) {
        public TrackState {
            Objects.requireNonNull(location, "location");
            Objects.requireNonNull(mid, "mid");
            Objects.requireNonNull(trackName, "trackName");
            Objects.requireNonNull(publisher, "publisher");
            Objects.requireNonNull(status, "status");
        }
    }

    /**
     * @param publisher the publishing session of a pulled channel
     * @param id of the channel in the inspected session
     */
    public record DataChannelState(Location location, String name, OptionalInt id, Optional<SessionId> publisher,
            Status status) {
        public DataChannelState {
            Objects.requireNonNull(location, "location");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(publisher, "publisher");
            Objects.requireNonNull(status, "status");
        }
    }
}
