package io.quarkiverse.cloudflare.bench.load;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * All members of all rooms of one run, on one thread. Not thread-safe: owned by the thread of the scenario.
 */
final class Generator implements Closeable {

    private static final int BUFFER = 4 << 20;
    private static final long HEARTBEAT_NANOS = TimeUnit.SECONDS.toNanos(20);
    private static final long SETTLE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final int STALLED_RECEIVE_BUFFER = 64 << 10;

    private static final AtomicInteger OPENED = new AtomicInteger();

    private final InetSocketAddress server;
    private final Protocol protocol;
    private final Message message;
    private final Selector selector = Selector.open();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
    private final List<LoadRoom> rooms = new ArrayList<>();
    private final List<Connection> connections = new ArrayList<>();
    private final Latencies latencies = new Latencies();
    private int outstanding; // 0: nothing is sent in answer to a delivery
    private int joined;
    private long delivered;
    private long nextHeartbeat = System.nanoTime() + HEARTBEAT_NANOS;

    Generator(int port, Protocol protocol, int messageSize) throws IOException {
        this.server = new InetSocketAddress("127.0.0.1", port);
        this.protocol = protocol;
        this.message = new Message(messageSize);
    }

    Protocol protocol() {
        return protocol;
    }

    Latencies latencies() {
        return latencies;
    }

    List<Connection> connections() {
        return connections;
    }

    long delivered() {
        return delivered;
    }

    /** Fills rooms of this size, one member after the other. */
    void fill(int roomCount, int members) throws IOException {
        for (int r = 0; r < roomCount; r++) {
            LoadRoom room = open();
            for (int m = 0; m < members; m++) {
                protocol.join(connect(room, false));
                poll(0);
            }
        }
        awaitJoined();
    }

    /** A room that no run has used before: in an old one, members whose connection ended may still be away. */
    LoadRoom open() {
        LoadRoom room = new LoadRoom(OPENED.getAndIncrement());
        rooms.add(room);
        return room;
    }

    /** Connects a member without its join. One that stalls never reads after it has joined. */
    Connection connect(LoadRoom room, boolean smallBuffer) throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        if (smallBuffer) {
            channel.setOption(StandardSocketOptions.SO_RCVBUF, STALLED_RECEIVE_BUFFER);
        }
        channel.connect(server);
        Connection connection = new Connection(this, room, channel);
        room.members().add(connection);
        connections.add(connection);
        upgrade(connection, channel);
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, connection);
        connection.readRest(buffer);
        return connection;
    }

    private void upgrade(Connection connection, SocketChannel channel) throws IOException {
        String request = "GET " + protocol.target(connection.room().id()) + " HTTP/1.1\r\nHost: 127.0.0.1:" + server.getPort()
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
        channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
        buffer.clear();
        String answer = "";
        while (!answer.contains("\r\n\r\n")) {
            if (channel.read(buffer) < 0) {
                throw new EOFException("No answer to the upgrade but: " + answer);
            }
            answer = StandardCharsets.ISO_8859_1.decode(buffer.duplicate().flip()).toString();
        }
        if (!answer.startsWith("HTTP/1.1 101")) {
            throw new IOException("The upgrade was refused: " + answer);
        }
        buffer.flip().position(answer.indexOf("\r\n\r\n") + 4);
        connection.upgraded(buffer);
    }

    void awaitJoined() throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (joined < connections.size()) {
            poll(1);
            if (System.nanoTime() > deadline) {
                throw new IOException("Only %d of %d joined".formatted(joined, connections.size()));
            }
        }
    }

    /** Keeps this many broadcasts of each room under way, for so long. */
    void saturate(int outstandingPerRoom, long nanos) throws IOException {
        outstanding = outstandingPerRoom;
        for (LoadRoom room : rooms) {
            refill(room);
        }
        pump(nanos);
    }

    /** Reads, and answers deliveries as {@link #saturate} says, for so long. */
    void pump(long nanos) throws IOException {
        long end = System.nanoTime() + nanos;
        while (System.nanoTime() < end) {
            poll(1);
        }
    }

    /** Sends as many broadcasts per second in each room, each when it is due, whatever has arrived. */
    void pace(double perSecond, long nanos) throws IOException {
        long interval = (long) (1e9 / perSecond);
        long start = System.nanoTime();
        long due = start;
        while (due < start + nanos) {
            if (System.nanoTime() >= due) {
                for (LoadRoom room : rooms) {
                    send(room, due);
                    room.sender().flush();
                }
                due += interval;
            }
            poll(0);
        }
    }

    /** Stops sending and waits for what is under way. Fails if anything is lost. */
    void drain() throws IOException {
        outstanding = 0;
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (missing() > 0) {
            poll(1);
            if (System.nanoTime() > deadline) {
                throw new IOException("%d deliveries are lost".formatted(missing()));
            }
        }
        if (missing() < 0) {
            throw new IOException("%d deliveries too many".formatted(-missing()));
        }
    }

    /** Ends all connections, and gives the server time to be done with them: what follows begins settled. */
    void leave() throws IOException {
        for (Connection connection : connections) {
            if (!connection.isStalled()) {
                protocol.leave(connection);
                connection.flush();
                poll(0);
            }
        }
        pump(SETTLE_NANOS);
        for (Connection connection : connections) {
            connection.close();
        }
        connections.clear();
        pump(SETTLE_NANOS);
    }

    private long missing() {
        return rooms.stream().mapToLong(LoadRoom::missing).sum();
    }

    void refill(LoadRoom room) throws IOException {
        if (outstanding > 0) {
            long now = System.nanoTime();
            while (room.sent() - room.sender().received() < outstanding) {
                send(room, now);
            }
            room.sender().flush();
        }
    }

    private void send(LoadRoom room, long due) {
        room.sender().collect();
        long sequence = room.next(due);
        room.sender().send(protocol.message(room.id(), sequence, message.text(sequence)));
    }

    void poll(int timeoutMillis) throws IOException {
        try {
            if (timeoutMillis == 0) {
                selector.selectNow(this::ready);
            } else {
                selector.select(this::ready, timeoutMillis);
            }
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
        if (System.nanoTime() > nextHeartbeat) {
            nextHeartbeat += HEARTBEAT_NANOS;
            heartbeat();
        }
    }

    private void ready(SelectionKey key) {
        Connection connection = (Connection) key.attachment();
        if (connection.isStalled()) {
            key.interestOps(0);
            return;
        }
        try {
            connection.read(buffer);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void heartbeat() {
        if (!protocol.heartbeat().isEmpty()) {
            connections.stream().filter(c -> !c.isStalled()).forEach(c -> c.send(protocol.heartbeat()));
        }
    }

    void joined() {
        joined++;
    }

    void delivered(long nanos) {
        delivered++;
        latencies.record(nanos);
    }

    void malformed(String what) {
        throw new UncheckedIOException(new IOException("Malformed: " + what));
    }

    @Override
    public void close() throws IOException {
        for (Connection connection : connections) {
            connection.close();
        }
        selector.close();
    }
}
