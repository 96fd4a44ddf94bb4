package io.quarkiverse.cloudflare.room.client;

import java.util.ArrayList;
import java.util.List;

import io.quarkiverse.cloudflare.runtime.protocol.CloseCodes;
import io.quarkiverse.cloudflare.runtime.protocol.ServerFrame;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;

/**
 * Keeps one {@link Connection} open, one after the other. Event loop only, but for {@link #state()}.
 */
final class Link implements Connection.Owner {

    private final Vertx vertx;
    private final Settings settings;
    private final Owner owner;
    private final Backoff backoff;
    private final List<UniEmitter<? super Connection>> waiting = new ArrayList<>();
    private volatile ConnectionState state = ConnectionState.DISCONNECTED;
    // Null before the first attempt.
    private WebSocketClient sockets;
    // Null while there is none.
    private Connection connection;
    private long attemptTimer = -1;

    interface Owner {

        void connected(Connection connection);

        void lost(ConnectionClose close);

        void changed(ConnectionState state);

        void received(ServerFrame frame);
    }

    Link(Vertx vertx, Settings settings, Owner owner) {
        this.vertx = vertx;
        this.settings = settings;
        this.owner = owner;
        this.backoff = settings.reconnectBackoff();
    }

    ConnectionState state() {
        return state;
    }

    /** @return null while there is none */
    Connection connection() {
        return connection;
    }

    /** @param emitter gets the connection that is there, or will be */
    void connect(UniEmitter<? super Connection> emitter) {
        switch (state) {
            case CONNECTED -> emitter.complete(connection);
            case CLOSED -> emitter.fail(new NotConnectedException("The client is closed", false));
            case CONNECTING -> waiting.add(emitter);
            case RECONNECTING -> waitInVain(emitter);
            case DISCONNECTED -> {
                waiting.add(emitter);
                become(ConnectionState.CONNECTING);
                attempt();
            }
        }
    }

    private void waitInVain(UniEmitter<? super Connection> emitter) {
        waiting.add(emitter);
        long timer = vertx.setTimer(settings.pushTimeout.toMillis(), ignored -> {
            if (waiting.remove(emitter)) {
                emitter.fail(new NotConnectedException("The connection was lost, and was not back within %d ms"
                        .formatted(settings.pushTimeout.toMillis()), true));
            }
        });
        emitter.onTermination(() -> vertx.cancelTimer(timer));
    }

    private void attempt() {
        if (sockets == null) {
            sockets = vertx.createWebSocketClient(settings.clientOptions());
        }
        Future<WebSocketConnectOptions> options = settings.hasTokenSupplier()
                ? vertx.executeBlocking(settings::connectOptions, false)
                : Future.future(made -> made.complete(settings.connectOptions()));
        options.compose(sockets::connect).onComplete(this::attempted);
    }

    private void attempted(AsyncResult<WebSocket> attempt) {
        if (state == ConnectionState.CLOSED) {
            attempt.map(WebSocket::close);
        } else if (attempt.succeeded()) {
            connection = new Connection(vertx, settings, attempt.result(), this);
            become(ConnectionState.CONNECTED);
            owner.connected(connection);
            List<UniEmitter<? super Connection>> served = takeWaiting();
            served.forEach(emitter -> emitter.complete(connection));
        } else {
            failed(attempt.cause());
        }
    }

    private void failed(Throwable cause) {
        int status = cause instanceof UpgradeRejectedException rejected ? rejected.getStatus() : 0;
        ConnectFailedException failure = new ConnectFailedException(settings.uri, status, cause);
        if (state == ConnectionState.RECONNECTING && failure.retryable()) {
            attemptLater();
            return;
        }
        become(ConnectionState.DISCONNECTED);
        takeWaiting().forEach(emitter -> emitter.fail(failure));
    }

    private List<UniEmitter<? super Connection>> takeWaiting() {
        List<UniEmitter<? super Connection>> taken = new ArrayList<>(waiting);
        waiting.clear();
        return taken;
    }

    private void attemptLater() {
        attemptTimer = vertx.setTimer(backoff.nextMillis(), ignored -> {
            attemptTimer = -1;
            attempt();
        });
    }

    /** The server has answered a join, so the next loss is a new one. */
    void proven() {
        backoff.reset();
    }

    @Override
    public void received(ServerFrame frame) {
        owner.received(frame);
    }

    @Override
    public void ended(Connection ended, ConnectionClose close) {
        if (ended != connection) {
            return;
        }
        connection = null;
        boolean comesBack = settings.reconnect && mayComeBack(close.code());
        if (state != ConnectionState.CLOSED) {
            become(comesBack ? ConnectionState.RECONNECTING : ConnectionState.DISCONNECTED);
        }
        owner.lost(close);
        if (state == ConnectionState.RECONNECTING) {
            attemptLater();
        }
    }

    private boolean mayComeBack(int code) {
        // After these the same client would only be turned away again.
        return code != CloseCodes.PROTOCOL_ERROR && code != CloseCodes.USER_DISCONNECTED
                && (code != CloseCodes.IDENTITY_EXPIRED || settings.hasTokenSupplier());
    }

    void drop() {
        if (connection != null) {
            connection.drop("dropped by the client");
        }
    }

    /** No attempt follows, and nobody needs to wait for one. */
    void closing() {
        become(ConnectionState.CLOSED);
        if (attemptTimer >= 0) {
            vertx.cancelTimer(attemptTimer);
            attemptTimer = -1;
        }
        takeWaiting().forEach(emitter -> emitter.fail(new NotConnectedException("The client is closed", false)));
    }

    /** @return completes when the connection is closed, with or without the server's help */
    Future<Void> close() {
        return connection == null ? Future.succeededFuture() : connection.closeNormally();
    }

    private void become(ConnectionState next) {
        if (state != next) {
            state = next;
            owner.changed(next);
        }
    }
}
