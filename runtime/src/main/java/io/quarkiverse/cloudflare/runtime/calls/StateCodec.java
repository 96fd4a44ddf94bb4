package io.quarkiverse.cloudflare.runtime.calls;

import java.util.OptionalInt;

import io.quarkiverse.cloudflare.calls.SessionId;
import io.quarkiverse.cloudflare.calls.SessionState;
import io.quarkiverse.cloudflare.calls.SessionState.DataChannelState;
import io.quarkiverse.cloudflare.calls.SessionState.Location;
import io.quarkiverse.cloudflare.calls.SessionState.Status;
import io.quarkiverse.cloudflare.calls.SessionState.TrackState;

/** The state of a session, from the wire. */
final class StateCodec {

    private StateCodec() {
    }

    static SessionState state(CallsWire.State response) {
        Answers.requireSuccess(response);
        return new SessionState(Answers.list(response.tracks()).stream().map(StateCodec::track).toList(),
                Answers.list(response.dataChannels()).stream().map(StateCodec::channel).toList());
    }

    private static TrackState track(CallsWire.Track track) {
        return new TrackState(location(track.location()), Answers.text(track.mid()),
                Answers.require("tracks.trackName", track.trackName()),
                Answers.text(track.sessionId()).map(SessionId::new), status(track.status()));
    }

    private static DataChannelState channel(CallsWire.DataChannel channel) {
        return new DataChannelState(location(channel.location()),
                Answers.require("dataChannels.dataChannelName", channel.dataChannelName()),
                channel.id() == null ? OptionalInt.empty() : OptionalInt.of(channel.id()),
                Answers.text(channel.sessionId()).map(SessionId::new), status(channel.status()));
    }

    private static Location location(String name) {
        return CallsWire.REMOTE.equals(name) ? Location.REMOTE : Location.LOCAL;
    }

    private static Status status(String name) {
        return switch (name == null ? "" : name) {
            case "active" -> Status.ACTIVE;
            case "initializing" -> Status.INITIALIZING;
            case "inactive" -> Status.INACTIVE;
            default -> Status.UNKNOWN;
        };
    }
}
