package io.quarkiverse.cloudflare.calls;

import java.util.List;

import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Uni;

/**
 * Talks to the Cloudflare Realtime SFU on behalf of one app, an operation per request.
 * <p>
 * Inject it for the app of {@code quarkus.cloudflare.calls}, or with {@link CallsApp} for a named one. It is safe for use by
 * any
 * number of threads and keeps no state of sessions: {@link #openSession()} gives a {@link CallsSession}, which keeps the
 * requests about one peer connection in order and is what most programs want. A request runs when its {@link Uni} is subscribed
 * to, once per subscription; cancelling it cancels the request.
 * <p>
 * Every method fails with {@link CallsRejectedException} if the SFU refuses, {@link CallsSessionGoneException} if the session
 * has expired, and {@link CallsUnreachableException} if no usable answer arrived. What is safe to repeat was repeated before
 * that. Methods that end in {@code AndAwait} wait for the outcome and must not be called on an event loop.
 *
 * @see <a href="https://developers.cloudflare.com/realtime/sfu/https-api/">Realtime SFU HTTPS API</a>
 */
public interface CallsClient {

    /** The most tracks one request may name. */
    int MAX_TRACKS_PER_REQUEST = 64;

    /**
     * Opens a session, which expires if no peer uses it: {@code POST /sessions/new}.
     */
    @CheckReturnValue
    default Uni<CallsSession> openSession() {
        return openSession(SessionOptions.DEFAULT);
    }

    /** See {@link #openSession()}. */
    @CheckReturnValue
    Uni<CallsSession> openSession(SessionOptions options);

    /**
     * Gives a handle of a session that is open already; nothing is sent. All use of a session must go through one handle.
     */
    CallsSession attach(SessionId session);

    /**
     * Asks what the SFU knows of a session: {@code GET /sessions/{sessionId}}.
     */
    @CheckReturnValue
    Uni<SessionState> session(SessionId session);

    /**
     * Publishes the tracks of the peer's offer. The answer goes to the peer; nothing more is to be sent.
     * <p>
     * {@code POST /sessions/{sessionId}/tracks/new}
     *
     * @param tracks 1 to {@value #MAX_TRACKS_PER_REQUEST}, each with its {@code mid}
     */
    @CheckReturnValue
    Uni<TracksResult> publish(SessionId session, SessionDescription offer, List<LocalTrack> tracks);

    /**
     * Publishes whatever an offer has, under names that the SFU makes up.
     * <p>
     * {@code POST /sessions/{sessionId}/tracks/new} with {@code autoDiscover}
     */
    @CheckReturnValue
    Uni<TracksResult> publishAll(SessionId session, SessionDescription offer);

    /**
     * Has the SFU offer to receive tracks. Its offer must be answered, see {@link #answer}.
     * <p>
     * {@code POST /sessions/{sessionId}/tracks/new} without an offer
     *
     * @param tracks 1 to {@value #MAX_TRACKS_PER_REQUEST}, each with its kind
     */
    @CheckReturnValue
    Uni<TracksResult> publish(SessionId session, List<LocalTrack> tracks);

    /**
     * Pulls tracks of other sessions. The SFU's offer must be answered, see {@link #answer}, if the result says so. A track
     * that
     * its publisher sends no packets for is refused after about 9 seconds.
     * <p>
     * {@code POST /sessions/{sessionId}/tracks/new}
     *
     * @param tracks 1 to {@value #MAX_TRACKS_PER_REQUEST}
     */
    @CheckReturnValue
    Uni<TracksResult> pull(SessionId session, List<RemoteTrack> tracks);

    /**
     * Pulls tracks through the media sections of an offer of the peer. See {@link #pull(SessionId, List)}.
     */
    @CheckReturnValue
    Uni<TracksResult> pull(SessionId session, SessionDescription offer, List<RemoteTrack> tracks);

    /**
     * Brings the peer's answer to the SFU's offer. The exchange is over only when this succeeds.
     * <p>
     * {@code PUT /sessions/{sessionId}/renegotiate}
     */
    @CheckReturnValue
    Uni<Void> answer(SessionId session, SessionDescription answer);

    /**
     * Stops the media of tracks now, without negotiation. A track that is closed already counts as accepted.
     * <p>
     * {@code PUT /sessions/{sessionId}/tracks/close} with {@code force}
     *
     * @param mids of this session, 1 to {@value #MAX_TRACKS_PER_REQUEST}. Do not publish on them again: what is published there
     *        never flows
     */
    @CheckReturnValue
    Uni<TracksResult> closeTracks(SessionId session, List<String> mids);

    /**
     * Closes tracks that the peer's offer has stopped.
     * <p>
     * {@code PUT /sessions/{sessionId}/tracks/close} with the peer's offer after {@code transceiver.stop()}
     */
    @CheckReturnValue
    Uni<TracksResult> closeTracks(SessionId session, SessionDescription offer, List<String> mids);

    /**
     * Switches receiving transceivers to another track, or another layer of theirs, without negotiation.
     * <p>
     * {@code PUT /sessions/{sessionId}/tracks/update}
     *
     * @param tracks 1 to {@value #MAX_TRACKS_PER_REQUEST}, each with the {@code mid} it is received through
     */
    @CheckReturnValue
    Uni<TracksResult> updateTracks(SessionId session, List<RemoteTrack> tracks);

    /** @return the operations on data channels */
    DataChannelsClient dataChannels();

    /** @return the operations on WebSocket adapters */
    AdaptersClient adapters();

    /** Blocking form of {@link #openSession()}. */
    default CallsSession openSessionAndAwait() {
        return Awaiting.await("openSession", openSession());
    }

    /** Blocking form of {@link #openSession(SessionOptions)}. */
    default CallsSession openSessionAndAwait(SessionOptions options) {
        return Awaiting.await("openSession", openSession(options));
    }

    /** Blocking form of {@link #session}. */
    default SessionState sessionAndAwait(SessionId session) {
        return Awaiting.await("session", session(session));
    }

    /** Blocking form of {@link #publish(SessionId, SessionDescription, List)}. */
    default TracksResult publishAndAwait(SessionId session, SessionDescription offer, List<LocalTrack> tracks) {
        return Awaiting.await("publish", publish(session, offer, tracks));
    }

    /** Blocking form of {@link #publishAll}. */
    default TracksResult publishAllAndAwait(SessionId session, SessionDescription offer) {
        return Awaiting.await("publishAll", publishAll(session, offer));
    }

    /** Blocking form of {@link #publish(SessionId, List)}. */
    default TracksResult publishAndAwait(SessionId session, List<LocalTrack> tracks) {
        return Awaiting.await("publish", publish(session, tracks));
    }

    /** Blocking form of {@link #pull(SessionId, List)}. */
    default TracksResult pullAndAwait(SessionId session, List<RemoteTrack> tracks) {
        return Awaiting.await("pull", pull(session, tracks));
    }

    /** Blocking form of {@link #pull(SessionId, SessionDescription, List)}. */
    default TracksResult pullAndAwait(SessionId session, SessionDescription offer, List<RemoteTrack> tracks) {
        return Awaiting.await("pull", pull(session, offer, tracks));
    }

    /** Blocking form of {@link #answer}. */
    default void answerAndAwait(SessionId session, SessionDescription answer) {
        Awaiting.await("answer", answer(session, answer));
    }

    /** Blocking form of {@link #closeTracks(SessionId, List)}. */
    default TracksResult closeTracksAndAwait(SessionId session, List<String> mids) {
        return Awaiting.await("closeTracks", closeTracks(session, mids));
    }

    /** Blocking form of {@link #closeTracks(SessionId, SessionDescription, List)}. */
    default TracksResult closeTracksAndAwait(SessionId session, SessionDescription offer, List<String> mids) {
        return Awaiting.await("closeTracks", closeTracks(session, offer, mids));
    }

    /** Blocking form of {@link #updateTracks}. */
    default TracksResult updateTracksAndAwait(SessionId session, List<RemoteTrack> tracks) {
        return Awaiting.await("updateTracks", updateTracks(session, tracks));
    }
}
