package io.quarkiverse.cloudflare.runtime.calls;

import java.util.List;
import java.util.Optional;

import io.quarkiverse.cloudflare.calls.CallsClient;
import io.quarkiverse.cloudflare.calls.DataChannel;
import io.quarkiverse.cloudflare.calls.DataChannelTransport;
import io.quarkiverse.cloudflare.calls.DataChannelsClient;
import io.quarkiverse.cloudflare.calls.DataChannelsResult;
import io.quarkiverse.cloudflare.calls.SessionDataChannels;
import io.quarkiverse.cloudflare.calls.SessionDescription;
import io.quarkiverse.cloudflare.calls.SessionId;
import io.smallrye.mutiny.Uni;

/**
 * The data channels of a {@link SerialCallsSession}. Thread-safe.
 */
final class SerialDataChannels implements SessionDataChannels {

    private final SessionId session;
    private final CallsClient client;
    private final DataChannelsClient channels;
    private final NegotiationQueue queue;
    private final Exchange exchange;

    SerialDataChannels(SessionId session, CallsClient client, NegotiationQueue queue, Exchange exchange) {
        this.session = session;
        this.client = client;
        this.channels = client.dataChannels();
        this.queue = queue;
        this.exchange = exchange;
    }

    @Override
    public Uni<DataChannelTransport> establish(Optional<SessionDescription> offer) {
        Uni<DataChannelTransport> request = channels.establish(session, offer);
        return queue.inTurn("establish",
                turn -> exchange.negotiate(turn, request, DataChannelTransport::renegotiationRequired));
    }

    @Override
    public Uni<DataChannelsResult> open(List<? extends DataChannel> wanted) {
        List<DataChannel> named = List.copyOf(wanted);
        Uni<DataChannelsResult> request = channels.open(session, named);
        return queue.inTurn("open", turn -> exchange.send(turn, request)
                .onFailure(Loss::isOutcomeUnknown)
                .recoverWithUni(failure -> reconciliation(turn, named).after(failure)));
    }

    @Override
    public Uni<DataChannelsResult> update(List<DataChannel.Remote> changed) {
        Uni<DataChannelsResult> request = channels.update(session, changed);
        return queue.inTurn("update", turn -> exchange.send(turn, request));
    }

    @Override
    public Uni<DataChannelsResult> close(List<Integer> ids) {
        Uni<DataChannelsResult> request = channels.close(session, ids);
        return queue.inTurn("close", turn -> exchange.send(turn, request));
    }

    private Reconciliation reconciliation(Turn<?> turn, List<DataChannel> named) {
        return new Reconciliation(named, exchange.send(turn, client.session(session)),
                missing -> exchange.send(turn, channels.open(session, missing)));
    }
}
