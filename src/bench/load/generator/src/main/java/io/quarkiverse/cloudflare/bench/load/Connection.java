package io.quarkiverse.cloudflare.bench.load;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * A member: a WebSocket that counts what it receives and decodes a sample. Not thread-safe: owned by the generator.
 */
final class Connection implements Closeable {

    private static final byte TEXT = (byte) 0x81;
    private static final byte PING = (byte) 0x89;
    private static final byte CLOSE = (byte) 0x88;
    private static final int PONG = 0x8A;
    // Of the members that do not send, one frame in this many is decoded.
    private static final int SAMPLE = 32;

    private final Generator generator;
    private final LoadRoom room;
    private final SocketChannel channel;
    private final boolean sender;
    private ByteBuffer rest = ByteBuffer.allocate(0); // the begin of a frame whose end is to come
    private ByteBuffer unsent; // null: nothing is collected
    private long received;
    private long presenceFrames;
    private boolean stalled;

    Connection(Generator generator, LoadRoom room, SocketChannel channel) {
        this.generator = generator;
        this.room = room;
        this.channel = channel;
        this.sender = room.members().isEmpty();
    }

    LoadRoom room() {
        return room;
    }

    SocketChannel channel() {
        return channel;
    }

    long received() {
        return received;
    }

    long presenceFrames() {
        return presenceFrames;
    }

    boolean isStalled() {
        return stalled;
    }

    void stall() {
        stalled = true;
    }

    void joined() {
        generator.joined();
    }

    void presence() {
        presenceFrames++;
    }

    void malformed(String what) {
        generator.malformed(what);
    }

    /** Keeps what came after the head of the answer to the upgrade. */
    void upgraded(ByteBuffer more) {
        keep(more, more.position(), more.limit());
    }

    /** Reads once, and handles each complete frame. */
    void read(ByteBuffer in) throws IOException {
        in.clear();
        in.put(rest);
        if (channel.read(in) < 0) {
            throw new EOFException("The server closed a connection");
        }
        handle(in, in.position());
    }

    /** Handles frames that came with the answer to the upgrade. */
    void readRest(ByteBuffer in) throws IOException {
        in.clear();
        in.put(rest);
        handle(in, in.position());
    }

    private void handle(ByteBuffer in, int end) throws IOException {
        long now = System.nanoTime();
        int at = 0;
        while (end - at >= 2) {
            int length = in.get(at + 1);
            int head = 2;
            if (length == 126) {
                if (end - at < 4) {
                    break;
                }
                length = in.getShort(at + 2) & 0xFFFF;
                head = 4;
            } else if (length == 127) {
                if (end - at < 10) {
                    break;
                }
                length = Math.toIntExact(in.getLong(at + 2));
                head = 10;
            }
            if (end - at < head + length) {
                break;
            }
            frame(in, at, head, length, now);
            at += head + length;
        }
        keep(in, at, end);
        if (sender) {
            generator.refill(room);
        }
    }

    private void frame(ByteBuffer in, int at, int head, int length, long now) throws IOException {
        byte first = in.get(at);
        if (first == TEXT && generator.protocol().isDelivery(in, at + head, length)) {
            delivery(in, at + head, length, now);
        } else if (first == TEXT) {
            generator.protocol().other(this, in, at + head, length);
        } else if (first == PING) {
            write(frame(PONG, bytes(in, at + head, length)));
        } else if (first == CLOSE) {
            throw new EOFException("The server closed with " + (length < 2 ? "no code" : "" + in.getShort(at + head)));
        } else {
            malformed("A frame that begins with " + first);
        }
    }

    private void delivery(ByteBuffer in, int at, int length, long now) {
        long sequence = received++;
        generator.delivered(now - room.due(sequence));
        if ((sender || sequence % SAMPLE == 0) && Message.sequence(in, at, length) != sequence) {
            malformed("Expected " + sequence + " in " + text(in, at, length));
        }
    }

    private void keep(ByteBuffer in, int from, int to) {
        int length = to - from;
        if (rest.capacity() < length) {
            rest = ByteBuffer.allocate(length * 2);
        }
        rest.clear();
        rest.put(0, in, from, length);
        rest.limit(length);
    }

    /** Collects what {@link #send} is given until {@link #flush}, so that several messages are one write. */
    void collect() {
        if (unsent == null) {
            unsent = ByteBuffer.allocate(1 << 18);
        }
    }

    void send(String text) {
        ByteBuffer frame = frame(TEXT & 0xFF, text.getBytes(StandardCharsets.ISO_8859_1));
        try {
            if (unsent != null && unsent.remaining() > frame.remaining()) {
                unsent.put(frame);
            } else {
                flush();
                write(frame);
            }
        } catch (IOException failure) {
            malformed("A write failed: " + failure);
        }
    }

    void flush() throws IOException {
        if (unsent != null && unsent.position() > 0) {
            write(unsent.flip());
            unsent.clear();
        }
    }

    private void write(ByteBuffer frame) throws IOException {
        while (frame.hasRemaining()) {
            channel.write(frame);
        }
    }

    /** A client's frame. Its mask is zero, which costs the server what any mask does and the generator nothing. */
    private static ByteBuffer frame(int first, byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(payload.length + 14).put((byte) first);
        if (payload.length < 126) {
            frame.put((byte) (0x80 | payload.length));
        } else {
            frame.put((byte) (0x80 | 126)).putShort((short) payload.length);
        }
        return frame.putInt(0).put(payload).flip();
    }

    static String text(ByteBuffer in, int at, int length) {
        return new String(bytes(in, at, length), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(ByteBuffer in, int at, int length) {
        byte[] bytes = new byte[length];
        in.get(at, bytes);
        return bytes;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
