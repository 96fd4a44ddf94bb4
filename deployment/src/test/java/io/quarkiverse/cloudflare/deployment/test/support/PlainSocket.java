package io.quarkiverse.cloudflare.deployment.test.support;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A WebSocket made by hand: it reads only when it is told to, so it can be slow, and it sends what no client would. Not
 * thread-safe; reading and writing may be on two threads.
 */
public final class PlainSocket implements AutoCloseable {

    public static final int TEXT = 1;
    public static final int BINARY = 2;
    public static final int CLOSE = 8;

    private static final int PATIENCE_MILLIS = 20_000;
    private static final int FIN = 0x80;
    private static final int MASKED = 0x80;

    /**
     * One frame of the server.
     *
     * @param opcode {@link #CLOSE} with no payload if the connection ended without a frame that says so
     */
    public record Frame(int opcode, byte[] payload) {

        public String text() {
            return new String(payload, StandardCharsets.UTF_8);
        }

        /** @return the code and the reason of a close frame; {@code "1006"} if there was none */
        public String closeReason() {
            if (opcode != CLOSE) {
                return "no close, but " + text();
            }
            return payload.length < 2 ? "1006"
                    : ByteBuffer.wrap(payload).getShort() + " "
                            + new String(payload, 2, payload.length - 2, StandardCharsets.UTF_8);
        }
    }

    private final Socket socket = new Socket();
    private final DataInputStream in;
    private final DataOutputStream out;

    private PlainSocket(URI server, String path, int receiveBuffer) throws IOException {
        if (receiveBuffer > 0) {
            socket.setReceiveBufferSize(receiveBuffer);
        }
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.connect(new InetSocketAddress(server.getHost(), server.getPort()));
        in = new DataInputStream(receiveBuffer > 0 ? socket.getInputStream()
                : new BufferedInputStream(socket.getInputStream(), 1 << 16));
        out = new DataOutputStream(socket.getOutputStream());
        out.writeBytes(("GET %s HTTP/1.1\r\nHost: %s:%d\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n")
                .formatted(path, server.getHost(), server.getPort()));
        String head = head();
        if (!head.startsWith("HTTP/1.1 101")) {
            throw new IOException("The upgrade was refused: " + head);
        }
    }

    public static PlainSocket open(URI server, String path) throws IOException {
        return new PlainSocket(server, path, 0);
    }

    /** Opens a socket that speaks the right version. */
    public static PlainSocket open(URI server) throws IOException {
        return open(server, "/rooms/websocket?vsn=2.0.0");
    }

    /** Opens a socket for which the operating system keeps next to nothing. */
    public static PlainSocket openNarrow(URI server) throws IOException {
        return new PlainSocket(server, "/rooms/websocket?vsn=2.0.0", 4096);
    }

    private String head() throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
            head.write(in.readByte());
        }
        return head.toString(StandardCharsets.US_ASCII);
    }

    public PlainSocket text(String text) throws IOException {
        return frame(FIN | TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    public PlainSocket binary(byte[] bytes) throws IOException {
        return frame(FIN | BINARY, bytes);
    }

    /** Sends a frame whose first byte, flags and opcode, is given. The mask is zero. */
    public PlainSocket frame(int firstByte, byte[] payload) throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(payload.length + 14).put((byte) firstByte);
        if (payload.length < 126) {
            frame.put((byte) (MASKED | payload.length));
        } else if (payload.length < 1 << 16) {
            frame.put((byte) (MASKED | 126)).putShort((short) payload.length);
        } else {
            frame.put((byte) (MASKED | 127)).putLong(payload.length);
        }
        frame.putInt(0).put(payload);
        out.write(frame.array(), 0, frame.position());
        return this;
    }

    /** Waits for the next frame. */
    public Frame read() throws IOException {
        try {
            int opcode = in.readUnsignedByte() & 0x0F;
            int length = in.readUnsignedByte();
            byte[] payload = new byte[length == 126 ? in.readUnsignedShort() : length == 127 ? (int) in.readLong() : length];
            in.readFully(payload);
            return new Frame(opcode, payload);
        } catch (EOFException | SocketException e) {
            return new Frame(CLOSE, new byte[0]);
        }
    }

    /** Reads until a text frame has this in it, and returns it. */
    public String readUntil(String part) throws IOException {
        while (true) {
            Frame frame = read();
            if (frame.opcode == CLOSE || frame.text().contains(part)) {
                return frame.opcode == CLOSE ? frame.closeReason() : frame.text();
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
