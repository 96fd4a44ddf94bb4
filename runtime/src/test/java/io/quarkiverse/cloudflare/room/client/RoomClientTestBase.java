package io.quarkiverse.cloudflare.room.client;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;

import io.smallrye.mutiny.Uni;

/**
 * A client in front of a scripted server. What waits for the server's script is started first, and finished later.
 */
abstract class RoomClientTestBase {

    static final String TOPIC = "chat:lobby";

    final ScriptedServer server = new ScriptedServer();
    /** The connection of {@link #connect}. */
    ScriptedSocket socket;
    RoomClient client;

    record Said(String text) {
    }

    RoomClientBuilder builder() {
        return RoomClient.builder(server.uri()).vertx(server.vertx()).pushTimeout(Duration.ofSeconds(10))
                .reconnectDelays(List.of(Duration.ofMillis(1))).rejoinDelays(List.of(Duration.ofMillis(1)));
    }

    RoomClient connect(RoomClientBuilder builder) {
        client = builder.connectAndAwait();
        socket = server.accept();
        return client;
    }

    JoinedRoom join(RoomClientBuilder builder) {
        connect(builder);
        CompletableFuture<JoinedRoom> room = start(client.join(TOPIC));
        socket.acceptJoin("t1", false);
        return finish(room);
    }

    static <T> CompletableFuture<T> start(Uni<T> uni) {
        return uni.subscribeAsCompletionStage();
    }

    static <T> T finish(CompletableFuture<T> started) {
        return started.orTimeout(10, TimeUnit.SECONDS).join();
    }

    static <T> T take(BlockingQueue<T> queue) {
        try {
            T taken = queue.poll(10, TimeUnit.SECONDS);
            if (taken == null) {
                throw new AssertionError("Nothing came");
            }
            return taken;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @AfterEach
    void closeServer() {
        server.close();
    }
}
