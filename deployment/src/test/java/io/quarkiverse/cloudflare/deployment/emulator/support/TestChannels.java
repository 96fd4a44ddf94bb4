package io.quarkiverse.cloudflare.deployment.emulator.support;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import io.quarkiverse.cloudflare.deployment.emulator.sctp.Reliability;
import io.quarkiverse.cloudflare.deployment.emulator.sctp.SctpEvents;

/** Data channels of a peer (RFC 8831): negotiated ones, which only need an id, and such that it opens itself. Thread-safe. */
public final class TestChannels implements SctpEvents {

    private static final int CONTROL = 50;
    private static final int TEXT = 51;
    private static final int BINARY = 53;
    private static final int OPEN = 3;
    private static final int ACKNOWLEDGED = 2;

    private final TestConnection connection;
    private final Signal signal;
    private final List<Message> messages = new ArrayList<>();
    private final Set<Integer> acknowledged = new TreeSet<>();
    private final Set<Integer> reset = new TreeSet<>();
    private boolean established;

    TestChannels(TestConnection connection, Signal signal) {
        this.connection = connection;
        this.signal = signal;
    }

    /** What arrived on a channel. */
    public record Message(int id, boolean text, byte[] payload) {

        public String asText() {
            return new String(payload, StandardCharsets.UTF_8);
        }
    }

    public TestChannels awaitEstablished() {
        signal.await("SCTP is established", () -> {
            synchronized (this) {
                return established;
            }
        });
        return this;
    }

    /** Opens a channel in band (RFC 8832) and waits until the other side has agreed. */
    public void open(int id, String label) {
        byte[] name = label.getBytes(StandardCharsets.UTF_8);
        send(id, CONTROL, ByteBuffer.allocate(12 + name.length).put((byte) OPEN).put((byte) 0).putShort((short) 256).putInt(0)
                .putShort((short) name.length).putShort((short) 0).put(name).array(), Reliability.RELIABLE);
        signal.await("the channel " + id + " is acknowledged", () -> {
            synchronized (this) {
                return acknowledged.contains(id);
            }
        });
    }

    public void send(int id, String text) {
        send(id, TEXT, text.getBytes(StandardCharsets.UTF_8), Reliability.RELIABLE);
    }

    public void send(int id, byte[] payload) {
        send(id, BINARY, payload, Reliability.RELIABLE);
    }

    public void send(int id, int protocol, byte[] payload, Reliability reliability) {
        awaitEstablished();
        boolean taken = connection
                .onLoop(() -> connection.sctp().orElseThrow().send(id, protocol, payload, reliability));
        if (!taken) {
            throw new AssertionError("The buffer of SCTP is full");
        }
    }

    /** Closes a channel, from this side. */
    public void close(int id) {
        connection.loop().execute(() -> connection.sctp().orElseThrow().resetStream(id));
    }

    /**
     * @return what arrived on a channel, oldest first
     */
    public synchronized List<Message> messages(int id) {
        return messages.stream().filter(message -> message.id == id).toList();
    }

    /** Waits until so many messages have arrived on a channel since the start. */
    public List<Message> await(int id, int count) {
        signal.await("%d messages arrive on the channel %d".formatted(count, id), () -> messages(id).size() >= count);
        return messages(id);
    }

    /** Waits until the other side has closed a channel. */
    public void awaitClosed(int id) {
        signal.await("the channel " + id + " is closed", () -> {
            synchronized (this) {
                return reset.contains(id);
            }
        });
    }

    @Override
    public void established() {
        synchronized (this) {
            established = true;
        }
        signal.changed();
    }

    @Override
    public void message(int stream, int ppid, byte[] payload, boolean ordered) {
        synchronized (this) {
            if (ppid == CONTROL) {
                if (payload[0] == ACKNOWLEDGED) {
                    acknowledged.add(stream);
                }
            } else {
                // 56 and 57 stand for an empty text and an empty binary message.
                boolean empty = ppid == 56 || ppid == 57;
                messages.add(new Message(stream, ppid == TEXT || ppid == 56, empty ? new byte[0] : payload));
            }
        }
        signal.changed();
    }

    @Override
    public void streamReset(int stream) {
        synchronized (this) {
            reset.add(stream);
        }
        connection.sctp().ifPresent(association -> association.resetStream(stream));
        signal.changed();
    }

    @Override
    public void closed(String reason) {
        synchronized (this) {
            established = false;
        }
        signal.changed();
    }
}
