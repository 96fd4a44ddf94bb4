package io.quarkiverse.cloudflare.room.client;

import java.net.URI;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;

/**
 * A server that does only what a test tells it, and fails on anything it was not told to expect. Thread-safe.
 */
final class ScriptedServer implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    private final BlockingQueue<ScriptedSocket> sockets = new LinkedBlockingQueue<>();
    private final HttpServer server;
    /** Says which upgrades are refused, with 401. */
    private volatile Predicate<HttpServerRequest> refused = upgrade -> false;

    ScriptedServer() {
        HttpServerOptions options = new HttpServerOptions().addWebSocketSubProtocol("phoenix");
        server = vertx.createHttpServer(options).requestHandler(upgrade -> {
            if (refused.test(upgrade)) {
                upgrade.response().setStatusCode(401).end();
            } else {
                upgrade.toWebSocket().onSuccess(socket -> sockets.add(new ScriptedSocket(socket)));
            }
        });
        server.listen(0).toCompletionStage().toCompletableFuture().join();
    }

    void refuse(Predicate<HttpServerRequest> refused) {
        this.refused = refused;
    }

    URI uri() {
        return URI.create("ws://localhost:" + server.actualPort() + "/rooms/websocket");
    }

    /** @return the next connection */
    ScriptedSocket accept() {
        try {
            ScriptedSocket socket = sockets.poll(10, TimeUnit.SECONDS);
            if (socket == null) {
                throw new AssertionError("Nobody connected");
            }
            return socket;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    Vertx vertx() {
        return vertx;
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
