package io.quarkiverse.cloudflare.bench.servers;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import io.netty.buffer.PooledByteBufAllocator;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.impl.VertxByteBufAllocator;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;

/** Rooms on nothing but Vert.x, as one would write them: a loop that writes a text message to each member. */
public final class VertxServer extends AbstractVerticle {

    private final int port;
    private final Map<String, Set<ServerWebSocket>> rooms = new HashMap<>(); // one event loop, so no other thread sees it

    private VertxServer(int port) {
        this.port = port;
    }

    public static void main(String[] arguments) {
        VertxOptions options = new VertxOptions().setEventLoopPoolSize(1)
                .setPreferNativeTransport(Boolean.getBoolean("epoll"));
        Vertx.vertx(options).deployVerticle(new VertxServer(Integer.parseInt(arguments[0])));
    }

    @Override
    public void start() {
        HttpServerOptions options = new HttpServerOptions().setHost("127.0.0.1").setPort(port).setTcpNoDelay(true)
                .setAcceptBacklog(4096).setMaxWebSocketFrameSize(1 << 20).setMaxWebSocketMessageSize(1 << 20);
        vertx.createHttpServer(options).requestHandler(VertxServer::memory).webSocketHandler(this::join).listen();
    }

    private void join(ServerWebSocket socket) {
        Set<ServerWebSocket> room = rooms.computeIfAbsent(socket.path(), path -> new LinkedHashSet<>());
        room.add(socket);
        socket.closeHandler(closed -> room.remove(socket));
        socket.textMessageHandler(text -> {
            for (ServerWebSocket member : room) {
                member.writeTextMessage(text);
            }
        });
        socket.writeTextMessage("{\"joined\":true}");
    }

    private static void memory(HttpServerRequest request) {
        request.response().end(DirectMemory.of(PooledByteBufAllocator.DEFAULT,
                (PooledByteBufAllocator) VertxByteBufAllocator.POOLED_ALLOCATOR));
    }
}
