package io.quarkiverse.cloudflare.runtime.room;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jboss.logging.Logger;

import io.quarkiverse.cloudflare.runtime.protocol.CloseCodes;
import io.quarkiverse.cloudflare.runtime.time.Timers;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;

/**
 * One WebSocket with its memberships.
 * <p>
 * Thread-safe; what arrives is handled by {@link Inbound}, on the event loop.
 */
final class RoomConnection {

    private static final Logger LOG = Logger.getLogger(RoomConnection.class);

    private final WebSocketConnection socket;
    private final SecurityIdentity identity;
    private final String key;
    private final RoomServices services;
    private final Outbound outbound;
    private final Map<String, Membership> memberships = new ConcurrentHashMap<>(2);
    // How many joins are on their way, by topic; replaced on each change, because it is empty nearly always.
    private volatile Map<String, Integer> joining = Map.of();
    private final RareSet<StreamedReply> streams = new RareSet<>();
    private volatile Timers.Handle expiry = () -> {
    };
    private volatile boolean closing;
    private volatile boolean closed;
    private volatile long heardAt;

    /**
     * @param outbounds makes the way out, given what to do when it overflows
     */
    RoomConnection(WebSocketConnection socket, SecurityIdentity identity, String key, RoomServices services,
            OutboundFactory outbounds) {
        this.socket = socket;
        this.identity = identity;
        this.key = key;
        this.services = services;
        this.outbound = outbounds.create(this::tooSlow);
        this.heardAt = services.timers().clock().millis();
    }

    /** Makes the outbound of a connection. */
    @FunctionalInterface
    interface OutboundFactory {
        Outbound create(Runnable onOverflow);
    }

    SecurityIdentity identity() {
        return identity;
    }

    String key() {
        return key;
    }

    Outbound outbound() {
        return outbound;
    }

    void heard(long atMillis) {
        heardAt = atMillis;
    }

    long heardAt() {
        return heardAt;
    }

    Answer answer(String joinRef, String ref, String topic) {
        return new Answer(this, services.codec(), joinRef, ref, topic);
    }

    Optional<Membership> membership(String topic) {
        return Optional.ofNullable(memberships.get(topic));
    }

    /** @return a snapshot */
    List<Membership> memberships() {
        return List.copyOf(memberships.values());
    }

    synchronized void joinBegins(String topic) {
        Map<String, Integer> more = new HashMap<>(joining);
        more.merge(topic, 1, Integer::sum);
        joining = Map.copyOf(more);
    }

    synchronized void joinEnds(String topic) {
        Map<String, Integer> fewer = new HashMap<>(joining);
        fewer.computeIfPresent(topic, (key, joins) -> joins == 1 ? null : joins - 1);
        joining = Map.copyOf(fewer);
    }

    /** @return how many rooms it is in or on its way into, besides this one */
    int roomsBeside(String topic) {
        Set<String> topics = new HashSet<>(memberships.keySet());
        topics.addAll(joining.keySet());
        topics.remove(topic);
        return topics.size();
    }

    /** @return whether the connection is still there to be a member's */
    boolean remember(Membership member) {
        memberships.put(member.address().topic(), member);
        return !closed;
    }

    void forget(Membership member) {
        memberships.remove(member.address().topic(), member);
        streams.items().stream().filter(stream -> stream.isOf(member)).forEach(StreamedReply::cancel);
    }

    /** Sends a frame and releases it. */
    void send(Frame frame) {
        outbound.outbox().submit(() -> {
            outbound.write(frame);
            frame.release();
        });
    }

    /**
     * Sends a frame, and runs an action when the connection is ready for more. The action may call the application: it runs in
     * a turn of its own, where no lock of a room is held.
     */
    void sendThen(Frame frame, Runnable action) {
        outbound.outbox().submit(() -> {
            outbound.write(frame);
            frame.release();
            outbound.whenWritten(() -> outbound.outbox().later(action));
        });
    }

    boolean addStream(StreamedReply stream) {
        streams.add(stream);
        if (closed) {
            streams.remove(stream);
            return false;
        }
        return true;
    }

    void removeStream(StreamedReply stream) {
        streams.remove(stream);
    }

    /** Says good-bye behind everything that was sent so far. */
    void close(int code, String reason) {
        closing = true;
        outbound.outbox().submit(() -> {
            outbound.close();
            if (!closed) {
                socket.close(new CloseReason(code, reason)).subscribe().with(done -> {
                }, failure -> LOG.debugf("Closing a connection failed: %s", failure.toString()));
            }
        });
    }

    /** @return whether this connection was told to close, so that nothing it still sends counts */
    boolean isClosing() {
        return closing;
    }

    private void tooSlow() {
        LOG.debugf("A connection of %s does not read; more than %s wait to be sent", key,
                services.config().outboundLimit());
        close(CloseCodes.TOO_SLOW, "The client reads too slowly");
        // It does not read the close frame either.
        services.timers().after(RoomServer.CLOSE_PATIENCE, () -> outbound.outbox().submit(outbound::abort));
    }

    /** Keeps the timer that will close this connection, to be cancelled with it. */
    void expires(Timers.Handle timer) {
        expiry = timer;
    }

    /** The socket is gone: its members are away, or have left. */
    void closed() {
        closed = true;
        expiry.cancel();
        outbound.outbox().submit(outbound::close);
        streams.items().forEach(StreamedReply::cancel);
        for (Membership member : memberships()) {
            member.room().queue().submit(done -> LeaveProcess.drop(member, this, done));
        }
    }

    @Override
    public String toString() {
        return "Connection[" + socket.id() + "]";
    }
}
