package io.quarkiverse.cloudflare.room.client;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkiverse.cloudflare.runtime.protocol.ServerFrame;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;

/**
 * The rooms of one client, over one {@link Link}. Thread-safe: carries what is asked to the event loop, which owns the rooms.
 */
final class VertxRoomClient implements RoomClient, Link.Owner, Membership.Owner {

    // Ends of connections that nobody has waited for; more would only be old news.
    private static final int KEPT_CLOSES = 16;
    // For all rooms together, before the connection is closed anyway.
    private static final long LEAVE_MILLIS = 1_000;
    private static final long CLOSE_MILLIS = 5_000;

    private final Settings settings;
    private final ClientLoop loop;
    private final Link link;
    private final Map<String, List<Membership>> rooms = new HashMap<>();
    private final List<Consumer<ConnectionState>> stateListeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<ConnectionClose>> closeListeners = new CopyOnWriteArrayList<>();
    private final BlockingQueue<ConnectionClose> closes = new ArrayBlockingQueue<>(KEPT_CLOSES);
    private final AtomicBoolean closing = new AtomicBoolean();

    VertxRoomClient(Settings settings, ClientLoop loop) {
        this.settings = settings;
        this.loop = loop;
        this.link = new Link(loop.host(), settings, this);
    }

    @Override
    public Uni<RoomClient> connect() {
        return Uni.createFrom().<Connection> emitter(emitter -> loop.run(() -> link.connect(emitter), emitter::fail))
                .replaceWith(this);
    }

    @Override
    public Uni<JoinedRoom> join(String topic, Object params) {
        return connect().chain(() -> Uni.createFrom().emitter(
                emitter -> loop.run(() -> join(topic, params, emitter), emitter::fail)));
    }

    private void join(String topic, Object params, UniEmitter<? super JoinedRoom> emitter) {
        Connection connection = link.connection();
        if (connection == null) {
            emitter.fail(new NotConnectedException("The connection was lost before %s could be joined".formatted(topic), true));
            return;
        }
        ObjectNode json;
        try {
            json = settings.joinParams(params);
        } catch (IllegalArgumentException e) {
            emitter.fail(e);
            return;
        }
        Membership membership = new Membership(loop.host(), settings, topic, json, this);
        rooms.computeIfAbsent(topic, ignored -> new ArrayList<>(1)).add(membership);
        membership.join(connection, new Request(topic, Membership.JOIN) {
            @Override
            void ok(JsonNode response, byte[] bytes) {
                emitter.complete(new ChannelRoom(loop, settings, membership));
            }

            @Override
            void failed(Throwable failure) {
                emitter.fail(failure);
            }
        });
    }

    // A copy, because rooms come and go while they are told something.
    private List<Membership> memberships() {
        List<Membership> all = new ArrayList<>();
        rooms.values().forEach(all::addAll);
        return all;
    }

    @Override
    public void joined(Membership membership) {
        link.proven();
    }

    @Override
    public void closed(Membership membership) {
        List<Membership> ofTopic = rooms.get(membership.topic);
        if (ofTopic != null && ofTopic.remove(membership) && ofTopic.isEmpty()) {
            rooms.remove(membership.topic);
        }
    }

    @Override
    public void received(ServerFrame frame) {
        List<Membership> ofTopic = rooms.get(frame.topic());
        if (ofTopic == null) {
            return;
        }
        if (ofTopic.size() == 1) {
            deliver(frame, ofTopic.get(0));
        } else {
            // A second join of the topic is replacing the first.
            List.copyOf(ofTopic).forEach(membership -> deliver(frame, membership));
        }
    }

    private static void deliver(ServerFrame frame, Membership membership) {
        if (frame instanceof ServerFrame.Push push) {
            membership.received(push);
        } else if (frame instanceof ServerFrame.BinaryPush push) {
            membership.received(push);
        }
    }

    @Override
    public void connected(Connection connection) {
        memberships().forEach(membership -> membership.join(connection));
    }

    @Override
    public void lost(ConnectionClose close) {
        memberships().forEach(Membership::connectionLost);
        while (!closes.offer(close)) {
            closes.poll();
        }
        closeListeners.forEach(listener -> Listeners.call("close", () -> listener.accept(close)));
    }

    @Override
    public void changed(ConnectionState state) {
        stateListeners.forEach(listener -> Listeners.call("state", () -> listener.accept(state)));
    }

    @Override
    public ConnectionState state() {
        return link.state();
    }

    @Override
    public void onState(Consumer<ConnectionState> listener) {
        stateListeners.add(listener);
    }

    @Override
    public void onClose(Consumer<ConnectionClose> listener) {
        closeListeners.add(listener);
    }

    @Override
    public ConnectionClose awaitClose() {
        Blocking.check();
        long millis = settings.pushTimeout.toMillis();
        try {
            ConnectionClose close = closes.poll(millis, TimeUnit.MILLISECONDS);
            if (close != null) {
                return close;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new NothingArrivedException("The connection did not end within %d ms; it is %s".formatted(millis, state()));
    }

    @Override
    public void dropConnection() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        loop.run(() -> {
            link.drop();
            done.complete(null);
        }, refused -> done.complete(null));
        waitUnlessOnLoop(done);
    }

    @Override
    public void close() {
        if (!closing.compareAndSet(false, true)) {
            return;
        }
        CompletableFuture<Void> done = new CompletableFuture<>();
        loop.run(() -> leaveAll().onComplete(left -> link.close().onComplete(closed -> stop(done))),
                refused -> stop(done));
        waitUnlessOnLoop(done);
    }

    private Future<Void> leaveAll() {
        link.closing();
        List<Future<Void>> leaving = new ArrayList<>();
        for (Membership membership : memberships()) {
            Promise<Void> left = Promise.promise();
            leaving.add(left.future());
            membership.leave(left::tryComplete, left::tryFail);
        }
        if (leaving.isEmpty()) {
            return Future.succeededFuture();
        }
        Promise<Void> done = Promise.promise();
        loop.host().setTimer(LEAVE_MILLIS, ignored -> done.tryComplete());
        Future.join(leaving).onComplete(ignored -> done.tryComplete());
        return done.future();
    }

    private void stop(CompletableFuture<Void> done) {
        loop.end().onComplete(ignored -> done.complete(null));
    }

    private static void waitUnlessOnLoop(CompletableFuture<Void> done) {
        if (!Context.isOnEventLoopThread()) {
            done.completeOnTimeout(null, CLOSE_MILLIS, TimeUnit.MILLISECONDS).join();
        }
    }
}
