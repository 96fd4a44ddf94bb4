package io.quarkiverse.cloudflare.deployment.emulator.data;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.quarkiverse.cloudflare.deployment.emulator.sctp.Reliability;
import io.quarkiverse.cloudflare.deployment.emulator.sctp.SctpAssociation;
import io.quarkiverse.cloudflare.deployment.emulator.sctp.SctpEvents;
import io.quarkiverse.cloudflare.runtime.time.Timers;

/**
 * The data channels of one session: what its peer publishes goes to all subscribers, what its peer hears comes from the
 * publishers of other sessions. Channels that the browser opens itself are acknowledged and lead nowhere. Owned by the media
 * loop.
 */
public final class SessionChannels {

    /** The name of the channel that comes with the transport. */
    public static final String SERVER_EVENTS = "server-events";

    /** Its id. */
    public static final int SERVER_EVENTS_ID = 0;

    /** How long a subscription waits for its acknowledgment. */
    static final Duration ACK_LIMIT = Duration.ofSeconds(30);

    private final Supplier<Optional<SctpAssociation>> sctp;
    private final Timers timers;
    private final SctpEvents events = new Events();
    private final ChannelIds ids = new ChannelIds();
    /** By id, in the order of their making. */
    private final Map<Integer, Channel> channels = new LinkedHashMap<>();
    private long ignored;

    /** @param sctp the present association of the session's transport, if there is one */
    public SessionChannels(Supplier<Optional<SctpAssociation>> sctp, Timers timers) {
        this.sctp = sctp;
        this.timers = timers;
    }

    /** @return what the transport of the session calls; always the same */
    public SctpEvents events() {
        return events;
    }

    /** @return whether channels can be made: the association is up */
    public boolean ready() {
        return sctp.get().filter(SctpAssociation::established).isPresent();
    }

    /** @return how many messages came on channels that lead nowhere */
    public long ignored() {
        return ignored;
    }

    /** @throws ChannelException {@code repeated_local_track_error} if this session publishes the name already */
    public ChannelView publish(String name, ChannelOptions options) {
        if (name.equals(SERVER_EVENTS) || publication(name).isPresent()) {
            throw repeated(name);
        }
        return add(options, end -> new Publication(end, name)).view();
    }

    /**
     * @param publisher the channels of the publisher's session, which may be these
     * @throws ChannelException {@code repeated_local_track_error} if this session has subscribed to it already,
     *         {@code not_found_track_error} if the publisher has no such channel
     */
    public ChannelView subscribe(SessionChannels publisher, String publisherSession, String name, ChannelOptions options) {
        if (subscription(publisherSession, name).isPresent()) {
            throw repeated(name);
        }
        Publication publication = publisher.publication(name).filter(found -> found.end().open())
                .orElseThrow(() -> notFound("The session " + publisherSession + " does not publish a data channel " + name));
        Subscription added = add(options, end -> new Subscription(end, publication, publisherSession));
        publication.add(added);
        if (options.canReply()) {
            publication.letReply(added, true);
        }
        if (options.waitForAck()) {
            added.awaitAck(timers.after(ACK_LIMIT, () -> remove(added)));
        }
        return added.view();
    }

    /**
     * Grants or revokes the right to reply.
     *
     * @throws ChannelException {@code not_found_track_error} if this session has not subscribed to the channel
     */
    public ChannelView update(String publisherSession, String name, boolean canReply) {
        Subscription subscription = subscription(publisherSession, name)
                .orElseThrow(() -> notFound("The session does not hear the data channel " + name + " of " + publisherSession));
        subscription.letReply(canReply);
        return subscription.view();
    }

    /** @return the channel as it was, or empty if it is absent or closed already */
    public Optional<ChannelView> close(int id) {
        Optional<Channel> channel = Optional.ofNullable(channels.get(id));
        Optional<ChannelView> view = channel.map(Channel::view);
        channel.ifPresent(this::remove);
        return view;
    }

    /** @return all channels, in the order of their making, without {@value #SERVER_EVENTS} */
    public List<ChannelView> list() {
        return channels.values().stream().map(Channel::view).toList();
    }

    /** Ends everything: the session is gone. Subscribers of other sessions see the channels inactive. */
    public void closeAll() {
        end();
        channels.clear();
    }

    private <C extends Channel> C add(ChannelOptions options, Function<ChannelEnd, C> maker) {
        int id = ids.take().orElseThrow(() -> new ChannelException("internal_error", "The session has no data channel left"));
        C channel = maker.apply(new ChannelEnd(sctp, id, options));
        channels.put(id, channel);
        return channel;
    }

    private void remove(Channel channel) {
        int id = channel.end().id();
        channels.remove(id);
        ids.close(id, channel.end().open());
        channel.detach();
        channel.end().close();
    }

    private void end() {
        channels.values().forEach(channel -> {
            channel.detach();
            channel.end().end();
        });
    }

    private Optional<Publication> publication(String name) {
        return of(Publication.class).filter(channel -> channel.name().equals(name)).findFirst();
    }

    private Optional<Subscription> subscription(String session, String name) {
        return of(Subscription.class).filter(channel -> channel.isOf(session, name)).findFirst();
    }

    private <C extends Channel> Stream<C> of(Class<C> kind) {
        return channels.values().stream().filter(kind::isInstance).map(kind::cast);
    }

    private static ChannelException repeated(String name) {
        return new ChannelException("repeated_local_track_error", "The session has the data channel " + name + " already");
    }

    private static ChannelException notFound(String description) {
        return new ChannelException("not_found_track_error", description);
    }

    private final class Events implements SctpEvents {

        @Override
        public void established() {
            // Channels are agreed on beforehand: there is nothing to open.
        }

        @Override
        public void message(int stream, int ppid, byte[] payload, boolean ordered) {
            Channel channel = channels.get(stream);
            if (channel != null && ChannelProtocol.isOfApplication(ppid)) {
                channel.message(ppid, payload);
            } else if (channel == null && ChannelProtocol.isOpen(ppid, payload)) {
                ids.openedByPeer(stream);
                sctp.get().ifPresent(association -> association.send(stream, ChannelProtocol.ESTABLISHMENT,
                        ChannelProtocol.ack(), Reliability.RELIABLE));
            } else {
                ignored++;
            }
        }

        @Override
        public void streamReset(int stream) {
            Channel channel = channels.get(stream);
            if (channel != null) {
                channel.detach();
                channel.end().close();
            } else if (ids.isOpenedByPeer(stream)) {
                sctp.get().ifPresent(association -> association.resetStream(stream));
            }
            ids.closedByPeer(stream);
        }

        @Override
        public void closed(String reason) {
            end();
        }
    }
}
