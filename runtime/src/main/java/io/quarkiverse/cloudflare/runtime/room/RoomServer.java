package io.quarkiverse.cloudflare.runtime.room;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import io.netty.channel.Channel;
import io.quarkiverse.cloudflare.room.LeaveReason;
import io.quarkiverse.cloudflare.runtime.protocol.CloseCodes;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.TimeoutException;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;

/**
 * The connections of this node.
 * <p>
 * Thread-safe; the methods about a connection are called on its event loop.
 */
@Singleton
public class RoomServer {

    private static final Logger LOG = Logger.getLogger(RoomServer.class);

    /** How long a connection that was told to close may take before it is cut. */
    static final Duration CLOSE_PATIENCE = Duration.ofSeconds(5);
    // Longer than any callback that means well; containers are killed after ten seconds by default.
    private static final Duration SHUTDOWN_PATIENCE = Duration.ofSeconds(5);
    // A silent connection is found at most a quarter of the timeout late.
    private static final int SWEEPS_PER_TIMEOUT = 4;

    private final RoomServices services;
    private final RoomRegistry registry;
    private final Map<Thread, LoopOutbox> outboxes = new ConcurrentHashMap<>();
    private final Set<RoomConnection> connections = ConcurrentHashMap.newKeySet();

    @Inject
    RoomServer(RoomServices services, RoomRegistry registry) {
        this.services = services;
        this.registry = registry;
        registry.start(services);
    }

    void open(WebSocketConnection socket, Upgrade upgrade) {
        Inbound inbound = connect(socket, upgrade);
        socket.userData().put(Upgrade.INBOUND, inbound);
        String version = Upgrade.version(socket.handshakeRequest().query());
        if (!Upgrade.VERSION.equals(version)) {
            inbound.connection().close(CloseCodes.PROTOCOL_ERROR,
                    "vsn " + version + " is not supported; connect with vsn=" + Upgrade.VERSION);
        } else if (registry.isStopped()) {
            inbound.connection().close(CloseCodes.SERVER_SHUTDOWN, "The server is shutting down");
        }
        closeOnExpiry(inbound.connection());
    }

    private Inbound connect(WebSocketConnection socket, Upgrade upgrade) {
        Context context = Vertx.currentContext();
        LoopOutbox outbox = outboxes.computeIfAbsent(Thread.currentThread(),
                loop -> new LoopOutbox(loop, upgrade.executor().orElse(task -> context.runOnContext(ignored -> task.run()))));
        long limit = services.config().outboundLimit().asLongValue();
        SecurityIdentity identity = upgrade.identity();
        String key = identity.isAnonymous() ? services.ids().get() : identity.getPrincipal().getName();
        RoomConnection connection = new RoomConnection(socket, identity, key, services,
                onOverflow -> upgrade.channel().filter(Channel::isActive).flatMap(VertxChannels::encoderOf)
                        .<Outbound> map(encoder -> new ChannelOutbound(encoder, outbox, limit, onOverflow))
                        .orElseGet(() -> new SenderOutbound(socket, outbox, limit, onOverflow)));
        connections.add(connection);
        return new Inbound(connection, services, registry);
    }

    private void closeOnExpiry(RoomConnection connection) {
        Upgrade.expiryOf(connection.identity()).ifPresent(expiry -> {
            Duration left = Duration.between(services.timers().clock().instant(), expiry)
                    .minus(Upgrade.BEFORE_EXPIRY);
            connection.expires(services.timers().after(left.isNegative() ? Duration.ZERO : left,
                    () -> connection.close(CloseCodes.IDENTITY_EXPIRED, "The identity has expired")));
        });
    }

    void text(WebSocketConnection socket, String text) {
        handle(socket, inbound -> inbound.text(text));
    }

    void binary(WebSocketConnection socket, Buffer bytes) {
        handle(socket, inbound -> inbound.binary(bytes.getBytes()));
    }

    private static void handle(WebSocketConnection socket, Consumer<Inbound> message) {
        try {
            message.accept(socket.userData().get(Upgrade.INBOUND));
        } catch (RuntimeException e) {
            // Whatever a client says has an answer, so this is a fault of ours and not one of the connection.
            LOG.errorf(e, "A message on the connection %s could not be handled", socket.id());
        }
    }

    void closed(WebSocketConnection socket) {
        Inbound inbound = socket.userData().get(Upgrade.INBOUND);
        if (inbound != null) {
            connections.remove(inbound.connection());
            inbound.connection().closed();
        }
    }

    /** Ends everything a user has here. */
    int disconnect(String key, LeaveReason reason) {
        int[] memberships = { 0 };
        // A member that came back kept its key, while its connection has one of its own if nobody logged in.
        Set<RoomConnection> ends = new HashSet<>();
        for (LiveRoom room : registry.all()) {
            room.members().stream().filter(member -> member.key().equals(key)).forEach(member -> {
                memberships[0]++;
                Optional.ofNullable(member.connection()).ifPresent(ends::add);
                room.queue().submit(done -> LeaveProcess.remove(member, reason, done));
            });
        }
        connections.stream().filter(connection -> connection.key().equals(key)).forEach(ends::add);
        ends.forEach(
                connection -> connection.close(CloseCodes.USER_DISCONNECTED, "Disconnected: " + reason.wireName()));
        return memberships[0];
    }

    void start(@Observes StartupEvent started) {
        Duration timeout = services.config().heartbeatTimeout();
        sweepLater(timeout.dividedBy(SWEEPS_PER_TIMEOUT), timeout);
    }

    private void sweepLater(Duration pause, Duration timeout) {
        services.timers().after(pause, () -> {
            if (!registry.isStopped()) {
                sweep(timeout);
                sweepLater(pause, timeout);
            }
        });
    }

    private void sweep(Duration timeout) {
        long oldest = services.timers().clock().millis() - timeout.toMillis();
        for (RoomConnection connection : connections) {
            if (connection.heardAt() < oldest) {
                connection.close(CloseCodes.HEARTBEAT_TIMEOUT, "No message within " + timeout.toSeconds() + " s");
            }
        }
    }

    /**
     * Everybody leaves before the application goes; then the connections are told to come back to another one. Waits until
     * callbacks and observers have heard of it, and listeners have done what it takes, though not for ever.
     */
    void stop() throws InterruptedException {
        Instant end = services.timers().clock().instant().plus(SHUTDOWN_PATIENCE);
        registry.stop();
        List<LiveRoom> rooms = registry.all();
        CountDownLatch left = new CountDownLatch(rooms.size());
        rooms.forEach(room -> room.removeAll(LeaveReason.SHUTDOWN, () -> room.events().execute(left::countDown)));
        if (!left.await(SHUTDOWN_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.warnf("%d rooms were still busy after %s; some @OnLeave callbacks may not have run", left.getCount(),
                    SHUTDOWN_PATIENCE);
        }
        connections.forEach(
                connection -> connection.close(CloseCodes.SERVER_SHUTDOWN, "The server is shutting down"));
        try {
            long rest = Duration.between(services.timers().clock().instant(), end).toMillis();
            services.memberships().stopping().await().atMost(Duration.ofMillis(Math.max(1, rest)));
        } catch (TimeoutException e) {
            LOG.warnf("What leaving led to was not done after %s; some of it may never be", SHUTDOWN_PATIENCE);
        }
    }
}
