package io.quarkiverse.cloudflare.deployment.emulator.data;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import io.quarkiverse.cloudflare.deployment.emulator.sctp.SctpAssociation;
import io.quarkiverse.cloudflare.deployment.emulator.sctp.SctpEvents;
import io.quarkiverse.cloudflare.runtime.time.Timers;

/**
 * The data channels of one session. Owned by the media loop.
 */
public final class SessionChannels {

    /** The name of the channel that comes with the transport. */
    public static final String SERVER_EVENTS = "server-events";

    /** Its id. */
    public static final int SERVER_EVENTS_ID = 0;

    /** @param sctp the present association of the session's transport, if there is one */
    public SessionChannels(Supplier<Optional<SctpAssociation>> sctp, Timers timers) {
        throw new UnsupportedOperationException();
    }

    /** @return what the transport of the session calls; always the same */
    public SctpEvents events() {
        throw new UnsupportedOperationException();
    }

    /** @return whether channels can be made: the association is up */
    public boolean ready() {
        throw new UnsupportedOperationException();
    }

    /** @throws ChannelException {@code repeated_local_track_error} if this session publishes the name already */
    public ChannelView publish(String name, ChannelOptions options) {
        throw new UnsupportedOperationException();
    }

    /**
     * @param publisher the channels of the publisher's session, which may be these
     * @throws ChannelException {@code repeated_local_track_error} if this session has subscribed to it already,
     *         {@code not_found_track_error} if the publisher has no such channel
     */
    public ChannelView subscribe(SessionChannels publisher, String publisherSession, String name, ChannelOptions options) {
        throw new UnsupportedOperationException();
    }

    /**
     * Grants or revokes the right to reply.
     *
     * @throws ChannelException {@code not_found_track_error} if this session has not subscribed to the channel
     */
    public ChannelView update(String publisherSession, String name, boolean canReply) {
        throw new UnsupportedOperationException();
    }

    /** @return the channel as it was, or empty if it is absent or closed already */
    public Optional<ChannelView> close(int id) {
        throw new UnsupportedOperationException();
    }

    /** @return all channels, in the order of their making, without {@value #SERVER_EVENTS} */
    public List<ChannelView> list() {
        throw new UnsupportedOperationException();
    }

    /** Ends everything: the session is gone. Subscribers of other sessions see the channels inactive. */
    public void closeAll() {
        throw new UnsupportedOperationException();
    }
}
