package io.quarkiverse.cloudflare.room.client;

import java.net.URI;
import java.util.function.Consumer;

import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Uni;

/**
 * A connection to a server's rooms that finds its way back when it is lost.
 * <p>
 * Thread-safe. It speaks Phoenix channels 2.0.0 over one WebSocket, which carries any number of rooms. A {@code Uni} does its
 * work when it is subscribed to, once per subscription, and completes on the client's event loop; so do listeners run, and they
 * must not block. Thousands of clients can share one {@code Vertx}.
 *
 * <h2>When the connection is lost</h2>
 * The client connects again, after longer and longer pauses, and joins its rooms again with the resume token of each: within
 * the server's grace the member goes on as if nothing had happened ({@link JoinedRoom#resumed()}). Listeners stay. What is
 * pushed meanwhile fails at once with a retryable {@link NotConnectedException}, and what was not answered with
 * {@link NoReplyException}: only the caller knows whether it may happen twice, or late. A join, and {@link #connect()}, wait
 * for the connection.
 * <p>
 * The client does not come back by itself if {@link RoomClientBuilder#reconnect(boolean)} says so, after close codes 4400
 * (protocol error) and 4403 (disconnected by the application), after 4401 (identity expired) without a token supplier, and when
 * the server refuses it with a 4xx other than 429. It is {@link ConnectionState#DISCONNECTED} then; rooms are kept, and joined
 * again after {@link #connect()}.
 */
public interface RoomClient extends AutoCloseable {

    /**
     * @param uri of the rooms, for example {@code wss://example.com/rooms/websocket}; http and https mean ws and wss; without
     *        a path it is {@code /rooms/websocket}
     */
    static RoomClientBuilder builder(URI uri) {
        return new RoomClientBuilder(uri);
    }

    /**
     * Connects, unless it is connected.
     *
     * @return this client, when it is connected; {@link ConnectFailedException} if the first attempt fails
     */
    @CheckReturnValue
    Uni<RoomClient> connect();

    /** Blocking form of {@link #connect()}. Never call it on an event loop. */
    default RoomClient connectAndAwait() {
        return Blocking.await(connect());
    }

    /**
     * Joins a room without parameters, see {@link #join(String, Object)}.
     */
    @CheckReturnValue
    default Uni<JoinedRoom> join(String topic) {
        return join(topic, null);
    }

    /** Blocking form of {@link #join(String)}. Never call it on an event loop. */
    default JoinedRoom joinAndAwait(String topic) {
        return Blocking.await(join(topic));
    }

    /**
     * Joins a room; connects first if nobody has. A second join of a topic replaces the first: the server closes that one.
     *
     * @param topic the room's address, for example {@code chat:lobby}
     * @param params what {@code @OnJoin} receives; written by Jackson, as an object; null for none
     * @return the room; {@link JoinFailedException} if the server refuses, {@link NoReplyException} if it does not answer
     *         within the push timeout, {@link ConnectFailedException} if there is no connection to be had
     */
    @CheckReturnValue
    Uni<JoinedRoom> join(String topic, Object params);

    /** Blocking form of {@link #join(String, Object)}. Never call it on an event loop. */
    default JoinedRoom joinAndAwait(String topic, Object params) {
        return Blocking.await(join(topic, params));
    }

    ConnectionState state();

    /**
     * @param listener hears each later change of {@link #state()}
     */
    void onState(Consumer<ConnectionState> listener);

    /**
     * @param listener hears how each later connection ended
     */
    void onClose(Consumer<ConnectionClose> listener);

    /**
     * Waits for the end of a connection, as {@link RoomEvents#await} does for an event: takes the next one not yet taken. Never
     * call it on an event loop.
     *
     * @throws NothingArrivedException if there is none within the push timeout
     */
    ConnectionClose awaitClose();

    /**
     * For tests: ends the connection as if the network was lost. Rooms are not left, and the server sees no closing handshake
     * (1006). The client comes back like after any loss; build it with {@code reconnect(false)} to call {@link #connect()} when
     * the time has come.
     */
    void dropConnection();

    /**
     * Leaves all rooms, closes the connection with 1000, and ends everything this client has started. Blocks until that is
     * done, for 5 s at most; does not wait on an event loop. A second call does nothing.
     */
    @Override
    void close();
}
