package io.quarkiverse.cloudflare.runtime.calls;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.quarkiverse.cloudflare.calls.DataChannel;
import io.quarkiverse.cloudflare.calls.DataChannelTransport;
import io.quarkiverse.cloudflare.calls.DataChannelsClient;
import io.quarkiverse.cloudflare.calls.DataChannelsResult;
import io.quarkiverse.cloudflare.calls.SessionDescription;
import io.quarkiverse.cloudflare.calls.SessionDescription.Type;
import io.quarkiverse.cloudflare.calls.SessionId;
import io.quarkiverse.cloudflare.runtime.calls.CallsWire.DataChannelsRequest;
import io.smallrye.mutiny.Uni;

/** The data channels of one app, over HTTP. Thread-safe. */
final class HttpDataChannelsClient implements DataChannelsClient {

    private final Sender sender;

    HttpDataChannelsClient(Sender sender) {
        this.sender = sender;
    }

    @Override
    public Uni<DataChannelTransport> establish(SessionId session, Optional<SessionDescription> offer) {
        Objects.requireNonNull(session, "session");
        offer.ifPresent(found -> Requests.description(Type.OFFER, found));
        CallsWire.Establish request = DataChannelCodec.establish(offer);
        return sender.send(CallsOperations.ESTABLISH, session, () -> sender.api().establish(session.value(), request),
                DataChannelCodec::transport);
    }

    @Override
    public Uni<DataChannelsResult> open(SessionId session, List<? extends DataChannel> channels) {
        Objects.requireNonNull(session, "session");
        List<DataChannel> checked = Requests.items("channels", channels, Integer.MAX_VALUE);
        if (checked.stream().map(DataChannel::getClass).distinct().count() > 1) {
            throw new IllegalArgumentException(
                    "One request must not both publish and pull data channels; make it two requests");
        }
        DataChannelsRequest request = new DataChannelsRequest(checked.stream().map(DataChannelCodec::wire).toList());
        return sender.send(CallsOperations.NEW_CHANNELS, session,
                () -> sender.api().newDataChannels(session.value(), request),
                response -> DataChannelCodec.result(response, null));
    }

    @Override
    public Uni<DataChannelsResult> update(SessionId session, List<DataChannel.Remote> channels) {
        Objects.requireNonNull(session, "session");
        List<DataChannel.Remote> checked = Requests.items("channels", channels, Integer.MAX_VALUE);
        DataChannelsRequest request = new DataChannelsRequest(checked.stream().map(DataChannelCodec::update).toList());
        return sender.send(CallsOperations.UPDATE_CHANNELS, session,
                () -> sender.api().updateDataChannels(session.value(), request),
                response -> DataChannelCodec.result(response, null));
    }

    @Override
    public Uni<DataChannelsResult> close(SessionId session, List<Integer> ids) {
        Objects.requireNonNull(session, "session");
        List<Integer> checked = Requests.items("ids", ids, Integer.MAX_VALUE);
        DataChannelsRequest request = new DataChannelsRequest(checked.stream().map(DataChannelCodec::closed).toList());
        return sender.send(CallsOperations.CLOSE_CHANNELS, session,
                () -> sender.api().closeDataChannels(session.value(), request),
                response -> DataChannelCodec.result(response, HttpCallsClient.CLOSED));
    }
}
