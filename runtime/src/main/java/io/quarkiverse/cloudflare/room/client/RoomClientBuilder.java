package io.quarkiverse.cloudflare.room.client;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

/**
 * Describes a {@link RoomClient}. Not thread-safe; can be used for any number of clients.
 */
public final class RoomClientBuilder {

    final URI uri;
    final Map<String, String> params = new LinkedHashMap<>(Map.of("vsn", "2.0.0"));
    final List<Map.Entry<String, String>> headers = new ArrayList<>();
    // Null for one that all such clients share.
    Vertx vertx;
    ObjectMapper mapper = new ObjectMapper().findAndRegisterModules();
    // Null for none.
    Supplier<String> bearerToken;
    // Null for none.
    Supplier<String> authToken;
    Duration connectTimeout = Duration.ofSeconds(10);
    Duration pushTimeout = Duration.ofSeconds(10);
    Duration heartbeat = Duration.ofSeconds(30);
    boolean reconnect = true;
    // The pauses of phoenix.js.
    List<Duration> reconnectDelays = Stream.of(10, 50, 100, 150, 200, 250, 500, 1000, 2000, 5000).map(Duration::ofMillis)
            .toList();
    List<Duration> rejoinDelays = Stream.of(1, 2, 5, 10).map(Duration::ofSeconds).toList();
    int inbox = 256;
    boolean presence = true;

    RoomClientBuilder(URI uri) {
        this.uri = Objects.requireNonNull(uri, "uri");
        if (uri.getHost() == null || uri.getScheme() == null || !uri.getScheme().matches("(?i)(ws|http)s?")) {
            throw new IllegalArgumentException("A ws, wss, http or https address with a host is needed; found " + uri);
        }
    }

    /** Uses this Vert.x, which stays open; without one, all such clients share one that ends with the last of them. */
    public RoomClientBuilder vertx(Vertx vertx) {
        this.vertx = Objects.requireNonNull(vertx, "vertx");
        return this;
    }

    /** Writes and reads payloads with this mapper; without one, with a plain one that has all modules of the class path. */
    public RoomClientBuilder objectMapper(ObjectMapper mapper) {
        this.mapper = Objects.requireNonNull(mapper, "mapper");
        return this;
    }

    /** Adds a header to the upgrade request, for example {@code Origin}, which is not sent otherwise. */
    public RoomClientBuilder header(String name, String value) {
        headers.add(Map.entry(name, value));
        return this;
    }

    /**
     * Sends {@code Authorization: Bearer …}.
     *
     * @param token asked at each connect, on a worker thread; it may block
     */
    public RoomClientBuilder bearerToken(Supplier<String> token) {
        this.bearerToken = Objects.requireNonNull(token, "token");
        return this;
    }

    /**
     * Sends a token the way phoenix.js does, in {@code Sec-WebSocket-Protocol}. The server must select {@code phoenix}.
     *
     * @param token asked at each connect, on a worker thread; it may block
     */
    public RoomClientBuilder authToken(Supplier<String> token) {
        this.authToken = Objects.requireNonNull(token, "token");
        return this;
    }

    /** Adds a parameter to the query; the last of a name wins, over {@code vsn} too. */
    public RoomClientBuilder param(String name, String value) {
        params.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(value, "value"));
        return this;
    }

    /** How long one attempt to connect may take; 10 s by default. */
    public RoomClientBuilder connectTimeout(Duration timeout) {
        this.connectTimeout = positive(timeout, "connect timeout");
        return this;
    }

    /** How long a join or push waits for its reply, and an {@code await…} method for what it awaits; 10 s by default. */
    public RoomClientBuilder pushTimeout(Duration timeout) {
        this.pushTimeout = positive(timeout, "push timeout");
        return this;
    }

    /** How often the client says that it is alive; 30 s by default. One that is not answered ends the connection. */
    public RoomClientBuilder heartbeat(Duration interval) {
        this.heartbeat = positive(interval, "heartbeat");
        return this;
    }

    /** Whether a lost connection is opened again without being asked; true by default. */
    public RoomClientBuilder reconnect(boolean reconnect) {
        this.reconnect = reconnect;
        return this;
    }

    /**
     * The pauses before attempts to reconnect, each a quarter longer or shorter by chance; the last is repeated. 10, 50, 100,
     * 150,
     * 200, 250, 500, 1000, 2000, then 5000 ms by default. They begin anew when a room is joined.
     */
    public RoomClientBuilder reconnectDelays(List<Duration> delays) {
        this.reconnectDelays = notEmpty(delays);
        return this;
    }

    /** The pauses before a failed room is joined again, likewise; 1, 2, 5, then 10 s by default. */
    public RoomClientBuilder rejoinDelays(List<Duration> delays) {
        this.rejoinDelays = notEmpty(delays);
        return this;
    }

    /** How many events nobody listens to are kept in each room, see {@link RoomEvents}; 256 by default, 0 for none. */
    public RoomClientBuilder inbox(int events) {
        if (events < 0) {
            throw new IllegalArgumentException("An inbox cannot hold %d events".formatted(events));
        }
        this.inbox = events;
        return this;
    }

    /**
     * Whether {@link RoomEvents#presence()} is kept; true by default. Without it a member of a big room needs far less memory.
     */
    public RoomClientBuilder presence(boolean presence) {
        this.presence = presence;
        return this;
    }

    private static Duration positive(Duration duration, String name) {
        if (duration.toMillis() < 1) {
            throw new IllegalArgumentException("The %s must be at least 1 ms; found %s".formatted(name, duration));
        }
        return duration;
    }

    private static List<Duration> notEmpty(List<Duration> delays) {
        if (delays.isEmpty()) {
            throw new IllegalArgumentException("At least one delay is needed");
        }
        return List.copyOf(delays);
    }

    /** @return a client that is not connected yet */
    public RoomClient build() {
        return new VertxRoomClient(new Settings(this), new ClientLoop(vertx));
    }

    /** @return a client that is connected; if that fails, nothing is left running. See {@link RoomClient#connect()} */
    @CheckReturnValue
    public Uni<RoomClient> connect() {
        return Uni.createFrom().deferred(() -> {
            RoomClient client = build();
            return client.connect().onFailure().invoke(client::close);
        });
    }

    /** Blocking form of {@link #connect()}. Never call it on an event loop. */
    public RoomClient connectAndAwait() {
        return Blocking.await(connect());
    }
}
