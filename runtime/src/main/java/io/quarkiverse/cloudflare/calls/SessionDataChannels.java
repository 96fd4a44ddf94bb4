package io.quarkiverse.cloudflare.calls;

import java.util.List;
import java.util.Optional;

import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Uni;

/**
 * The data channels of one {@link CallsSession}, whose rules apply to them.
 */
public interface SessionDataChannels {

    /**
     * See {@link DataChannelsClient#establish}. If there is an offer of the SFU, the session waits for
     * {@link CallsSession#answer}.
     */
    @CheckReturnValue
    Uni<DataChannelTransport> establish(Optional<SessionDescription> offer);

    /**
     * See {@link DataChannelsClient#open}. If the outcome of the request is unknown, the SFU is asked which channels there are,
     * and only the missing ones are opened again.
     */
    @CheckReturnValue
    Uni<DataChannelsResult> open(List<? extends DataChannel> channels);

    /** See {@link DataChannelsClient#update}. */
    @CheckReturnValue
    Uni<DataChannelsResult> update(List<DataChannel.Remote> channels);

    /** See {@link DataChannelsClient#close}. */
    @CheckReturnValue
    Uni<DataChannelsResult> close(List<Integer> ids);

    /** Blocking form of {@link #establish}. */
    default DataChannelTransport establishAndAwait(Optional<SessionDescription> offer) {
        return Awaiting.await("establish", establish(offer));
    }

    /** Blocking form of {@link #open}. */
    default DataChannelsResult openAndAwait(List<? extends DataChannel> channels) {
        return Awaiting.await("open", open(channels));
    }

    /** Blocking form of {@link #update}. */
    default DataChannelsResult updateAndAwait(List<DataChannel.Remote> channels) {
        return Awaiting.await("update", update(channels));
    }

    /** Blocking form of {@link #close}. */
    default DataChannelsResult closeAndAwait(List<Integer> ids) {
        return Awaiting.await("close", close(ids));
    }
}
