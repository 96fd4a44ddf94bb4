package io.quarkiverse.cloudflare.runtime.calls;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import io.quarkiverse.cloudflare.calls.DataChannel;
import io.quarkiverse.cloudflare.calls.DataChannelInfo;
import io.quarkiverse.cloudflare.calls.DataChannelTransport;
import io.quarkiverse.cloudflare.calls.DataChannelsResult;
import io.quarkiverse.cloudflare.calls.Delivery;
import io.quarkiverse.cloudflare.calls.ItemResult;
import io.quarkiverse.cloudflare.calls.SessionDescription;
import io.quarkiverse.cloudflare.calls.SessionId;

/** Data channels, between the API's types and the wire. */
final class DataChannelCodec {

    /** The only channel a transport is set up with; the name is reserved. */
    private static final String SERVER_EVENTS = "server-events";

    private DataChannelCodec() {
    }

    static CallsWire.Establish establish(Optional<SessionDescription> offer) {
        return new CallsWire.Establish(
                new CallsWire.DataChannel(CallsWire.REMOTE, null, SERVER_EVENTS, null, null, null, null, null, null, null,
                        null, null, null),
                offer.map(TrackCodec::wire).orElse(null));
    }

    static CallsWire.DataChannel wire(DataChannel channel) {
        Delivery delivery = channel.delivery();
        Integer retransmits = delivery.maxRetransmits().isPresent() ? delivery.maxRetransmits().getAsInt() : null;
        Long lifeTime = delivery.maxPacketLifeTime().map(Duration::toMillis).orElse(null);
        Boolean ordered = delivery.ordered() ? null : Boolean.FALSE;
        if (channel instanceof DataChannel.Remote remote) {
            return new CallsWire.DataChannel(CallsWire.REMOTE, remote.publisher().value(), remote.name(), ordered,
                    retransmits, lifeTime, remote.waitForAck() ? Boolean.TRUE : null,
                    remote.canReply() ? Boolean.TRUE : null, null, null, null, null, null);
        }
        return new CallsWire.DataChannel(CallsWire.LOCAL, null, channel.name(), ordered, retransmits, lifeTime, null, null,
                null, null, null, null, null);
    }

    /** What an update says of a channel: whether it may reply, also when it may not. */
    static CallsWire.DataChannel update(DataChannel.Remote channel) {
        return new CallsWire.DataChannel(CallsWire.REMOTE, channel.publisher().value(), channel.name(), null, null, null,
                null, channel.canReply(), null, null, null, null, null);
    }

    static CallsWire.DataChannel closed(int id) {
        return new CallsWire.DataChannel(null, null, null, null, null, null, null, null, id, null, null, null, null);
    }

    static DataChannelTransport transport(CallsWire.Established response) {
        Answers.requireSuccess(response);
        if (response.dataChannel() == null) {
            throw Answers.unreadable("the field dataChannel is missing");
        }
        Answers.requireSuccess(response.dataChannel());
        boolean renegotiate = Boolean.TRUE.equals(response.requiresImmediateRenegotiation());
        return new DataChannelTransport(info(response.dataChannel()),
                TrackCodec.description(response.sessionDescription(), renegotiate), renegotiate);
    }

    /**
     * @param harmless a code with which a channel counts as accepted, {@code null} for none
     */
    static DataChannelsResult result(CallsWire.DataChannelsResponse response, String harmless) {
        Answers.requireSuccess(response);
        List<ItemResult<DataChannelInfo>> channels = Answers.list(response.dataChannels()).stream()
                .map(channel -> Answers.item(info(channel), channel, harmless)).toList();
        return new DataChannelsResult(channels);
    }

    private static DataChannelInfo info(CallsWire.DataChannel channel) {
        return new DataChannelInfo(channel.id() == null ? OptionalInt.empty() : OptionalInt.of(channel.id()),
                Answers.text(channel.dataChannelName()), Answers.text(channel.sessionId()).map(SessionId::new));
    }
}
