package io.quarkiverse.cloudflare.room.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkiverse.cloudflare.backplane.Position;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;

/**
 * What the program sees of a {@link Membership}. Thread-safe: carries what is asked to the event loop.
 */
final class ChannelRoom implements JoinedRoom {

    private final ClientLoop loop;
    private final Settings settings;
    private final Membership membership;

    ChannelRoom(ClientLoop loop, Settings settings, Membership membership) {
        this.loop = loop;
        this.settings = settings;
        this.membership = membership;
    }

    @Override
    public String topic() {
        return membership.topic;
    }

    @Override
    public String memberId() {
        return membership.current.memberId();
    }

    @Override
    public JsonNode reply() {
        return membership.current.reply();
    }

    @Override
    public <T> T reply(Class<T> type) {
        return Reply.convert(settings.mapper, reply(), type);
    }

    @Override
    public boolean resumed() {
        return membership.current.resumed();
    }

    @Override
    public boolean joined() {
        return membership.stage == Membership.Stage.JOINED;
    }

    @Override
    public Position position() {
        return membership.position;
    }

    @Override
    public Uni<Reply> push(String event, Object payload) {
        return Uni.createFrom().emitter(emitter -> loop.run(
                () -> membership.push(new WholeReply(event, emitter), payload), emitter::fail));
    }

    @Override
    public Uni<Reply> pushBinary(String event, byte[] data) {
        return Uni.createFrom().emitter(emitter -> loop.run(
                () -> membership.pushBinary(new WholeReply(event, emitter), data), emitter::fail));
    }

    @Override
    public <T> Multi<T> pushStream(String event, Object payload, Class<T> type) {
        return Multi.createFrom().emitter(emitter -> loop.run(() -> membership.push(new Request(topic(), event) {

            @Override
            void item(JsonNode item) {
                try {
                    emitter.emit(Reply.convert(settings.mapper, item, type));
                } catch (IllegalArgumentException e) {
                    emitter.fail(e);
                }
            }

            @Override
            void ok(JsonNode response, byte[] bytes) {
                emitter.complete();
            }

            @Override
            void failed(Throwable failure) {
                emitter.fail(failure);
            }
        }, payload), emitter::fail));
    }

    private final class WholeReply extends Request {

        private final UniEmitter<? super Reply> emitter;
        private final List<JsonNode> items = new ArrayList<>(0);

        WholeReply(String event, UniEmitter<? super Reply> emitter) {
            super(membership.topic, event);
            this.emitter = emitter;
        }

        @Override
        void item(JsonNode item) {
            items.add(item);
        }

        @Override
        void ok(JsonNode response, byte[] bytes) {
            emitter.complete(new Reply(settings.mapper, response, items, bytes));
        }

        @Override
        void failed(Throwable failure) {
            emitter.fail(failure);
        }
    }

    @Override
    public <T> void on(String event, Class<T> type, Consumer<T> listener) {
        loop.run(() -> membership.input.listen(event,
                json -> listener.accept(Reply.convert(settings.mapper, json, type))), ChannelRoom::tooLate);
    }

    @Override
    public void onBinary(String event, Consumer<byte[]> listener) {
        loop.run(() -> membership.input.listenBinary(event, listener), ChannelRoom::tooLate);
    }

    // After the end of the client there is nothing to hear.
    private static void tooLate(Throwable refused) {
    }

    @Override
    public <T> T await(String event, Class<T> type) {
        refuseIfHeard(event, membership.input.hasListener(event));
        return Reply.convert(settings.mapper,
                waitFor(() -> membership.input.inbox().take(event, JsonNode.class, settings.pushTimeout)), type);
    }

    @Override
    public byte[] awaitBinary(String event) {
        refuseIfHeard(event, membership.input.hasBinaryListener(event));
        return waitFor(() -> membership.input.inbox().take(event, byte[].class, settings.pushTimeout));
    }

    private static void refuseIfHeard(String event, boolean heard) {
        if (heard) {
            throw new IllegalStateException("'%s' has a listener, so it is not kept to be awaited".formatted(event));
        }
    }

    @Override
    public PresenceView presence() {
        return membership.input.presence().view();
    }

    @Override
    public PresenceView awaitPresence(Predicate<PresenceView> condition) {
        return waitFor(() -> membership.input.presence().await(condition, settings.pushTimeout));
    }

    @Override
    public void onPresenceJoin(PresenceListener listener) {
        membership.input.joinListeners().add(listener);
    }

    @Override
    public void onPresenceLeave(PresenceListener listener) {
        membership.input.leaveListeners().add(listener);
    }

    @Override
    public void onRejoined(Runnable listener) {
        membership.input.rejoinListeners().add(listener);
    }

    @Override
    public boolean awaitRejoined() {
        Duration patience = settings.pushTimeout;
        if (!waitFor(() -> membership.input.rejoins().tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS))) {
            throw new NothingArrivedException("%s was not joined again within %d ms; it is %s".formatted(topic(),
                    patience.toMillis(), membership.stage));
        }
        return resumed();
    }

    @Override
    public void onClosed(Consumer<String> listener) {
        loop.run(() -> membership.ended.thenAccept(reason -> Listeners.call("close", () -> listener.accept(reason))),
                ChannelRoom::tooLate);
    }

    @Override
    public String awaitClosed() {
        return waitFor(() -> {
            try {
                return membership.ended.get(settings.pushTimeout.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                throw new NothingArrivedException("%s was not closed within %d ms; it is %s".formatted(topic(),
                        settings.pushTimeout.toMillis(), membership.stage));
            }
        });
    }

    private static <T> T waitFor(Callable<T> blocking) {
        Blocking.check();
        try {
            return blocking.call();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NothingArrivedException("Interrupted while waiting");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Uni<Void> leave() {
        return Uni.createFrom().emitter(emitter -> loop.run(
                () -> membership.leave(() -> emitter.complete(null), emitter::fail), ignored -> emitter.complete(null)));
    }

    @Override
    public void close() {
        Uni<Void> left = leave().onFailure().recoverWithNull();
        if (Context.isOnEventLoopThread()) {
            left.subscribe().with(ignored -> {
            });
        } else {
            Blocking.await(left);
        }
    }
}
