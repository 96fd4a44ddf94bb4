package io.quarkiverse.cloudflare.calls;

import java.util.List;
import java.util.Optional;

import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Uni;

/**
 * The operations of the SFU on data channels, a request each. It fails as {@link CallsClient} does, and like it is safe for use
 * by any number of threads.
 *
 * @see <a href="https://developers.cloudflare.com/realtime/sfu/datachannels/">Data channels</a>
 */
public interface DataChannelsClient {

    /**
     * Sets up the transport of a session's data channels, once per session, unless the first offer published had a section for
     * it. Prefer the SFU's offer.
     * <p>
     * {@code POST /sessions/{sessionId}/datachannels/establish}
     *
     * @param offer of the peer, with an application section; empty has the SFU make the offer, to be answered with
     *        {@link CallsClient#answer}
     */
    @CheckReturnValue
    Uni<DataChannelTransport> establish(SessionId session, Optional<SessionDescription> offer);

    /**
     * Publishes or pulls channels.
     * <p>
     * {@code POST /sessions/{sessionId}/datachannels/new}
     *
     * @param channels at least one; all to publish, or all to pull
     */
    @CheckReturnValue
    Uni<DataChannelsResult> open(SessionId session, List<? extends DataChannel> channels);

    /**
     * Grants or takes back {@link DataChannel.Remote#canReply()} of channels that were pulled.
     * <p>
     * {@code PUT /sessions/{sessionId}/datachannels/update}
     *
     * @param channels at least one
     */
    @CheckReturnValue
    Uni<DataChannelsResult> update(SessionId session, List<DataChannel.Remote> channels);

    /**
     * Closes channels. One that is closed already counts as accepted.
     * <p>
     * {@code PUT /sessions/{sessionId}/datachannels/close}
     *
     * @param ids of this session, at least one
     */
    @CheckReturnValue
    Uni<DataChannelsResult> close(SessionId session, List<Integer> ids);

    /** Blocking form of {@link #establish}. */
    default DataChannelTransport establishAndAwait(SessionId session, Optional<SessionDescription> offer) {
        return Awaiting.await("establish", establish(session, offer));
    }

    /** Blocking form of {@link #open}. */
    default DataChannelsResult openAndAwait(SessionId session, List<? extends DataChannel> channels) {
        return Awaiting.await("open", open(session, channels));
    }

    /** Blocking form of {@link #update}. */
    default DataChannelsResult updateAndAwait(SessionId session, List<DataChannel.Remote> channels) {
        return Awaiting.await("update", update(session, channels));
    }

    /** Blocking form of {@link #close}. */
    default DataChannelsResult closeAndAwait(SessionId session, List<Integer> ids) {
        return Awaiting.await("close", close(session, ids));
    }
}
