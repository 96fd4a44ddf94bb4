package io.quarkiverse.cloudflare.bench.load;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The servers side by side. Paths are relative to {@code src/bench/load}. */
enum ServerKind {

    /** This extension, a {@code @NonBlocking} room. */
    ROOMS("rooms, @NonBlocking", "rooms", () -> new PhoenixProtocol("fast")),
    /** This extension, the README's room as written: its callbacks run on a worker. */
    README("rooms, README", "rooms", () -> new PhoenixProtocol("chat")),
    /** One shared frame, written to all and flushed once per turn of the event loop. */
    NETTY("Netty, coalesced flush", "netty", BareProtocol::new),
    /** One shared frame, flushed after each write. */
    NETTY_FLUSH("Netty, flush per message", "netty", BareProtocol::new),
    /** A text message per member. */
    VERTX("Vert.x loop", "vertx", BareProtocol::new),
    /** A map of rooms and sendText. */
    WSNEXT("WebSockets Next room map", "wsnext", BareProtocol::new),
    SOCKETIO("Socket.IO 4.8.4", "socketio", SocketIoProtocol::new);

    private static final String BARE = "io.quarkiverse.cloudflare.bench.servers.";

    private final String title;
    private final String program;
    private final Supplier<Protocol> protocol;

    ServerKind(String title, String program, Supplier<Protocol> protocol) {
        this.title = title;
        this.program = program;
        this.protocol = protocol;
    }

    String title() {
        return title;
    }

    Protocol protocol() {
        return protocol.get();
    }

    boolean isJvm() {
        return this != SOCKETIO;
    }

    List<String> command(int port, boolean smallHeap) {
        if (!isJvm()) {
            return List.of("node", "--expose-gc", "servers/socketio/server.js", "" + port);
        }
        List<String> command = new ArrayList<>(
                List.of("java", smallHeap ? "-Xms32m" : "-Xms256m", "-Xmx512m", "-XX:+UseSerialGC"));
        boolean epoll = "epoll".equals(System.getProperty("transport"));
        switch (program) {
            case "netty", "vertx" -> {
                command.addAll(List.of("-Depoll=" + epoll, "-Dcoalesce=" + (this == NETTY), "-cp",
                        "servers/bare/target/classes:servers/bare/target/lib/*",
                        BARE + (program.equals("netty") ? "NettyServer" : "VertxServer"), "" + port));
            }
            default -> command.addAll(List.of("-Dquarkus.http.port=" + port, "-Dquarkus.http.host=127.0.0.1",
                    "-Dquarkus.vertx.event-loops-pool-size=1", "-Dquarkus.vertx.prefer-native-transport=" + epoll, "-jar",
                    "servers/" + program + "/target/quarkus-app/quarkus-run.jar"));
        }
        return command;
    }
}
