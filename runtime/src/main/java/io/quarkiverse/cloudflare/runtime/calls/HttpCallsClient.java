package io.quarkiverse.cloudflare.runtime.calls;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;

import io.quarkiverse.cloudflare.calls.AdaptersClient;
import io.quarkiverse.cloudflare.calls.CallsClient;
import io.quarkiverse.cloudflare.calls.CallsSession;
import io.quarkiverse.cloudflare.calls.DataChannelsClient;
import io.quarkiverse.cloudflare.calls.LocalTrack;
import io.quarkiverse.cloudflare.calls.RemoteTrack;
import io.quarkiverse.cloudflare.calls.SessionDescription;
import io.quarkiverse.cloudflare.calls.SessionDescription.Type;
import io.quarkiverse.cloudflare.calls.SessionId;
import io.quarkiverse.cloudflare.calls.SessionOptions;
import io.quarkiverse.cloudflare.calls.SessionState;
import io.quarkiverse.cloudflare.calls.TracksResult;
import io.quarkiverse.cloudflare.runtime.calls.CallsWire.TracksRequest;
import io.quarkiverse.cloudflare.runtime.http.FaultGuard;
import io.quarkiverse.cloudflare.runtime.http.Operation;
import io.smallrye.mutiny.Uni;

/**
 * The client of one app, over HTTP. Thread-safe.
 */
public final class HttpCallsClient implements CallsClient {

    /** A track that is closed already. */
    static final String CLOSED = "close_track_error";

    private final Sender sender;
    private final Function<SessionId, CallsSession> sessions;
    private final DataChannelsClient dataChannels;
    private final AdaptersClient adapters;

    /**
     * @param sessions makes the handle of a session
     */
    public HttpCallsClient(CallsApi api, FaultGuard guard, Function<CallsClient, Function<SessionId, CallsSession>> sessions) {
        this.sender = new Sender(api, guard);
        this.sessions = sessions.apply(this);
        this.dataChannels = new HttpDataChannelsClient(sender);
        this.adapters = new HttpAdaptersClient(sender);
    }

    @Override
    public Uni<CallsSession> openSession(SessionOptions options) {
        Objects.requireNonNull(options, "options");
        return sender.send(CallsOperations.OPEN_SESSION,
                () -> sender.api().openSession(options.thirdParty() ? Boolean.TRUE : null,
                        options.correlationId().orElse(null)),
                response -> {
                    Answers.requireSuccess(response);
                    return sessions.apply(new SessionId(Answers.require("sessionId", response.sessionId())));
                });
    }

    @Override
    public CallsSession attach(SessionId session) {
        Objects.requireNonNull(session, "session");
        return sessions.apply(session);
    }

    @Override
    public Uni<SessionState> session(SessionId session) {
        Objects.requireNonNull(session, "session");
        return sender.send(CallsOperations.SESSION, session, () -> sender.api().session(session.value()),
                StateCodec::state);
    }

    @Override
    public Uni<TracksResult> publish(SessionId session, SessionDescription offer, List<LocalTrack> tracks) {
        List<LocalTrack> checked = tracks(tracks);
        checked.stream().filter(track -> track.mid().isEmpty()).findFirst().ifPresent(track -> {
            throw new IllegalArgumentException(
                    "A track that is published with an offer must have a mid; '" + track.trackName() + "' has none");
        });
        return newTracks(CallsOperations.PUBLISH, session, new TracksRequest(offer(offer),
                checked.stream().map(TrackCodec::wire).toList(), null, null));
    }

    @Override
    public Uni<TracksResult> publishAll(SessionId session, SessionDescription offer) {
        return newTracks(CallsOperations.PUBLISH, session, new TracksRequest(offer(offer), null, true, null));
    }

    @Override
    public Uni<TracksResult> publish(SessionId session, List<LocalTrack> tracks) {
        List<LocalTrack> checked = tracks(tracks);
        checked.stream().filter(track -> track.kind().isEmpty()).findFirst().ifPresent(track -> {
            throw new IllegalArgumentException(
                    "A track that the SFU shall offer to receive must have a kind; '" + track.trackName() + "' has none");
        });
        return newTracks(CallsOperations.PUBLISH, session,
                new TracksRequest(null, checked.stream().map(TrackCodec::wire).toList(), null, null));
    }

    @Override
    public Uni<TracksResult> pull(SessionId session, List<RemoteTrack> tracks) {
        return newTracks(CallsOperations.PULL, session,
                new TracksRequest(null, tracks(tracks).stream().map(TrackCodec::wire).toList(), null, null));
    }

    @Override
    public Uni<TracksResult> pull(SessionId session, SessionDescription offer, List<RemoteTrack> tracks) {
        return newTracks(CallsOperations.PULL, session, new TracksRequest(offer(offer),
                tracks(tracks).stream().map(TrackCodec::wire).toList(), null, null));
    }

    private Uni<TracksResult> newTracks(Operation operation, SessionId session, TracksRequest request) {
        Objects.requireNonNull(session, "session");
        return sender.send(operation, session, () -> sender.api().newTracks(session.value(), request),
                response -> TrackCodec.result(response, null));
    }

    @Override
    public Uni<Void> answer(SessionId session, SessionDescription answer) {
        Objects.requireNonNull(session, "session");
        TracksRequest request = new TracksRequest(TrackCodec.wire(Requests.description(Type.ANSWER, answer)), null, null,
                null);
        return sender.send(CallsOperations.ANSWER, session, () -> sender.api().renegotiate(session.value(), request),
                response -> {
                    Answers.requireSuccess(response);
                    // Nothing at all would be an answer without a body.
                    return response;
                }).replaceWithVoid();
    }

    @Override
    public Uni<TracksResult> closeTracks(SessionId session, List<String> mids) {
        return close(CallsOperations.FORCE_CLOSE, session, new TracksRequest(null, closed(mids), null, true));
    }

    @Override
    public Uni<TracksResult> closeTracks(SessionId session, SessionDescription offer, List<String> mids) {
        return close(CallsOperations.CLOSE, session, new TracksRequest(offer(offer), closed(mids), null, false));
    }

    private Uni<TracksResult> close(Operation operation, SessionId session, TracksRequest request) {
        Objects.requireNonNull(session, "session");
        return sender.send(operation, session, () -> sender.api().closeTracks(session.value(), request),
                response -> TrackCodec.result(response, CLOSED));
    }

    @Override
    public Uni<TracksResult> updateTracks(SessionId session, List<RemoteTrack> tracks) {
        Objects.requireNonNull(session, "session");
        List<RemoteTrack> checked = tracks(tracks);
        checked.stream().filter(track -> track.mid().isEmpty()).findFirst().ifPresent(track -> {
            throw new IllegalArgumentException(
                    "A track that is updated must have the mid it is received through; '" + track.trackName() + "' has none");
        });
        TracksRequest request = new TracksRequest(null, checked.stream().map(TrackCodec::wire).toList(), null, null);
        return sender.send(CallsOperations.UPDATE, session, () -> sender.api().updateTracks(session.value(), request),
                response -> TrackCodec.result(response, null));
    }

    @Override
    public DataChannelsClient dataChannels() {
        return dataChannels;
    }

    @Override
    public AdaptersClient adapters() {
        return adapters;
    }

    private static CallsWire.Description offer(SessionDescription offer) {
        return TrackCodec.wire(Requests.description(Type.OFFER, offer));
    }

    private static <T> List<T> tracks(List<T> tracks) {
        return Requests.items("tracks", tracks, MAX_TRACKS_PER_REQUEST);
    }

    private static List<CallsWire.Track> closed(List<String> mids) {
        List<String> checked = Requests.items("mids", mids, MAX_TRACKS_PER_REQUEST);
        if (checked.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("A mid to close must not be blank");
        }
        return checked.stream().map(TrackCodec::closed).toList();
    }
}
