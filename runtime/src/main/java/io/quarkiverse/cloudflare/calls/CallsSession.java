package io.quarkiverse.cloudflare.calls;

import java.util.List;

import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Uni;

/**
 * One session of the SFU, which is one peer connection: requests about it are carried out one at a time, in the order in which
 * they were subscribed to.
 * <p>
 * A result with {@link TracksResult#renegotiationRequired()} holds an offer: everything else waits until {@link #answer} has
 * brought the peer's answer. If none was accepted within {@code quarkus.cloudflare.calls.answer-timeout}, the session is lost.
 * It is lost, too, when a request fails of which nobody can know whether it was carried out; then every method fails with
 * {@link CallsSessionLostException}. At most {@code quarkus.cloudflare.calls.requests-per-second} are sent per second; others
 * wait.
 * <p>
 * Closing by force, updating, and what is asked of open data channels can be repeated without harm: a session outlives an
 * unknown outcome of these. To cancel before the request was sent leaves no trace; to cancel afterwards makes its outcome
 * unknown.
 * <p>
 * A request about more than {@value CallsClient#MAX_TRACKS_PER_REQUEST} tracks is sent in parts that follow each other. If one
 * fails that is not the first, and the session is still of use, then its tracks and those of the parts after it are among
 * {@link TracksResult#refused()}.
 * <p>
 * Safe for use by any number of threads. There is nothing to close: a session ends when its peer connection does.
 */
public interface CallsSession {

    /** @return the SFU's name for it */
    SessionId id();

    /** @return whether nothing but failures can be had of it any more, and a new session is needed */
    boolean isLost();

    /** See {@link CallsClient#session}. Does not wait for its turn. */
    @CheckReturnValue
    Uni<SessionState> state();

    /** See {@link CallsClient#publish(SessionId, SessionDescription, List)}. */
    @CheckReturnValue
    Uni<TracksResult> publish(SessionDescription offer, List<LocalTrack> tracks);

    /** See {@link CallsClient#publishAll}. */
    @CheckReturnValue
    Uni<TracksResult> publishAll(SessionDescription offer);

    /**
     * Has the SFU offer to receive tracks, and brings the peer's answers.
     *
     * @param tracks any number: {@value CallsClient#MAX_TRACKS_PER_REQUEST} at a time are negotiated
     * @param peer asked once per offer
     * @return what became of all tracks; nothing is left to negotiate
     */
    @CheckReturnValue
    Uni<TracksResult> publish(List<LocalTrack> tracks, Answerer peer);

    /** See {@link CallsClient#pull(SessionId, List)}. If there is an offer, the session waits for {@link #answer}. */
    @CheckReturnValue
    Uni<TracksResult> pull(List<RemoteTrack> tracks);

    /** See {@link CallsClient#pull(SessionId, SessionDescription, List)}. */
    @CheckReturnValue
    Uni<TracksResult> pull(SessionDescription offer, List<RemoteTrack> tracks);

    /**
     * Pulls tracks, and brings the peer's answers.
     *
     * @param tracks any number: {@value CallsClient#MAX_TRACKS_PER_REQUEST} at a time are negotiated
     * @param peer asked once per offer
     * @return what became of all tracks; nothing is left to negotiate
     */
    @CheckReturnValue
    Uni<TracksResult> pull(List<RemoteTrack> tracks, Answerer peer);

    /**
     * Brings the peer's answer to the offer that the session waits for. If this fails with a {@link CallsRejectedException} or
     * a
     * {@link CallsUnreachableException}, the offer still waits: answer again within the time that is left.
     *
     * @throws IllegalStateException as a failure, if the session waits for none; nothing is sent
     */
    @CheckReturnValue
    Uni<Void> answer(SessionDescription answer);

    /**
     * See {@link CallsClient#closeTracks(SessionId, List)}.
     *
     * @param mids any number: {@value CallsClient#MAX_TRACKS_PER_REQUEST} at a time are closed
     */
    @CheckReturnValue
    Uni<TracksResult> closeTracks(List<String> mids);

    /** See {@link CallsClient#closeTracks(SessionId, SessionDescription, List)}. */
    @CheckReturnValue
    Uni<TracksResult> closeTracks(SessionDescription offer, List<String> mids);

    /**
     * See {@link CallsClient#updateTracks}.
     *
     * @param tracks any number: {@value CallsClient#MAX_TRACKS_PER_REQUEST} at a time are updated
     */
    @CheckReturnValue
    Uni<TracksResult> updateTracks(List<RemoteTrack> tracks);

    /** @return the operations on this session's data channels, in turn with its others */
    SessionDataChannels dataChannels();

    /** Blocking form of {@link #state()}. */
    default SessionState stateAndAwait() {
        return Awaiting.await("state", state());
    }

    /** Blocking form of {@link #publish(SessionDescription, List)}. */
    default TracksResult publishAndAwait(SessionDescription offer, List<LocalTrack> tracks) {
        return Awaiting.await("publish", publish(offer, tracks));
    }

    /** Blocking form of {@link #publishAll}. */
    default TracksResult publishAllAndAwait(SessionDescription offer) {
        return Awaiting.await("publishAll", publishAll(offer));
    }

    /** Blocking form of {@link #publish(List, Answerer)}. */
    default TracksResult publishAndAwait(List<LocalTrack> tracks, Answerer peer) {
        return Awaiting.await("publish", publish(tracks, peer));
    }

    /** Blocking form of {@link #pull(List)}. */
    default TracksResult pullAndAwait(List<RemoteTrack> tracks) {
        return Awaiting.await("pull", pull(tracks));
    }

    /** Blocking form of {@link #pull(SessionDescription, List)}. */
    default TracksResult pullAndAwait(SessionDescription offer, List<RemoteTrack> tracks) {
        return Awaiting.await("pull", pull(offer, tracks));
    }

    /** Blocking form of {@link #pull(List, Answerer)}. */
    default TracksResult pullAndAwait(List<RemoteTrack> tracks, Answerer peer) {
        return Awaiting.await("pull", pull(tracks, peer));
    }

    /** Blocking form of {@link #answer}. */
    default void answerAndAwait(SessionDescription answer) {
        Awaiting.await("answer", answer(answer));
    }

    /** Blocking form of {@link #closeTracks(List)}. */
    default TracksResult closeTracksAndAwait(List<String> mids) {
        return Awaiting.await("closeTracks", closeTracks(mids));
    }

    /** Blocking form of {@link #closeTracks(SessionDescription, List)}. */
    default TracksResult closeTracksAndAwait(SessionDescription offer, List<String> mids) {
        return Awaiting.await("closeTracks", closeTracks(offer, mids));
    }

    /** Blocking form of {@link #updateTracks}. */
    default TracksResult updateTracksAndAwait(List<RemoteTrack> tracks) {
        return Awaiting.await("updateTracks", updateTracks(tracks));
    }
}
