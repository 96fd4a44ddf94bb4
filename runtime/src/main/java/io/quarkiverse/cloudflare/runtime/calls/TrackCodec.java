package io.quarkiverse.cloudflare.runtime.calls;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.quarkiverse.cloudflare.calls.ItemResult;
import io.quarkiverse.cloudflare.calls.LocalTrack;
import io.quarkiverse.cloudflare.calls.RemoteTrack;
import io.quarkiverse.cloudflare.calls.SessionDescription;
import io.quarkiverse.cloudflare.calls.SessionId;
import io.quarkiverse.cloudflare.calls.Simulcast;
import io.quarkiverse.cloudflare.calls.TrackInfo;
import io.quarkiverse.cloudflare.calls.TracksResult;

/** Tracks and descriptions, between the API's types and the wire. */
final class TrackCodec {

    private TrackCodec() {
    }

    static CallsWire.Description wire(SessionDescription description) {
        return new CallsWire.Description(lower(description.type()), description.sdp());
    }

    static CallsWire.Track wire(LocalTrack track) {
        return new CallsWire.Track(CallsWire.LOCAL, track.mid().orElse(null), null, track.trackName(),
                track.bidirectional() ? Boolean.TRUE : null, track.kind().map(TrackCodec::lower).orElse(null), null, null,
                null, null, null);
    }

    static CallsWire.Track wire(RemoteTrack track) {
        return new CallsWire.Track(CallsWire.REMOTE, track.mid().orElse(null), track.publisher().value(),
                track.trackName(), null, track.kind().map(TrackCodec::lower).orElse(null),
                track.simulcast().map(TrackCodec::wire).orElse(null), null, null, null, null);
    }

    static CallsWire.Track closed(String mid) {
        return new CallsWire.Track(null, mid, null, null, null, null, null, null, null, null, null);
    }

    private static CallsWire.Simulcast wire(Simulcast simulcast) {
        return new CallsWire.Simulcast(simulcast.preferredRid(), lower(simulcast.whenBandwidthIsShort()),
                lower(simulcast.whenNotSent()));
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /**
     * @param harmless a code with which an item counts as accepted, {@code null} for none
     */
    static TracksResult result(CallsWire.TracksResponse response, String harmless) {
        Answers.requireSuccess(response);
        List<ItemResult<TrackInfo>> tracks = Answers.list(response.tracks()).stream()
                .map(track -> Answers.item(info(track), track, harmless)).toList();
        boolean renegotiate = Boolean.TRUE.equals(response.requiresImmediateRenegotiation());
        return new TracksResult(tracks, description(response.sessionDescription(), renegotiate), renegotiate);
    }

    /**
     * @param description {@code null} if there is nothing to negotiate
     */
    static Optional<SessionDescription> description(CallsWire.Description description, boolean renegotiate) {
        if (renegotiate && description == null) {
            throw Answers.unreadable("requiresImmediateRenegotiation is true, but sessionDescription is missing");
        }
        return Optional.ofNullable(description).map(TrackCodec::description);
    }

    private static SessionDescription description(CallsWire.Description description) {
        SessionDescription.Type type = switch (Answers.require("sessionDescription.type", description.type())) {
            case "offer" -> SessionDescription.Type.OFFER;
            case "answer" -> SessionDescription.Type.ANSWER;
            default -> throw Answers.unreadable("sessionDescription.type is neither offer nor answer");
        };
        return new SessionDescription(type, Answers.require("sessionDescription.sdp", description.sdp()));
    }

    private static TrackInfo info(CallsWire.Track track) {
        return new TrackInfo(Answers.text(track.mid()), Answers.text(track.trackName()),
                Answers.text(track.sessionId()).map(SessionId::new),
                Optional.ofNullable(track.simulcast()).map(TrackCodec::simulcast));
    }

    private static Simulcast simulcast(CallsWire.Simulcast simulcast) {
        return new Simulcast(Answers.text(simulcast.preferredRid()).orElse(""), fallback(simulcast.priorityOrdering()),
                fallback(simulcast.ridNotAvailable()));
    }

    private static Simulcast.Fallback fallback(String name) {
        return "asciibetical".equals(name) ? Simulcast.Fallback.ASCIIBETICAL : Simulcast.Fallback.NONE;
    }
}
