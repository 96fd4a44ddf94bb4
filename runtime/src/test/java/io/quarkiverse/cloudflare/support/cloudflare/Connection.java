package io.quarkiverse.cloudflare.support.cloudflare;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * One connection of a client, down to its bytes. Not thread-safe: owned by its thread, except {@link #close()}.
 */
final class Connection implements AutoCloseable {

    private static final Map<Integer, String> REASONS = Map.of(200, "OK", 201, "Created", 204, "No Content", 400, "Bad Request",
            401, "Unauthorized", 404, "Not Found", 406, "Not Acceptable", 410, "Gone", 429, "Too Many Requests", 503,
            "Service Unavailable");
    private static final int CHUNK = 16 * 1024;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final RequestReader reader;

    Connection(Socket socket) throws IOException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
        out = new BufferedOutputStream(socket.getOutputStream());
        reader = new RequestReader(in, out);
    }

    RequestReader.Request next() throws IOException {
        return reader.read();
    }

    void send(Answer answer) throws IOException {
        head(answer, answer.status() == 204 ? "" : "Content-Length: " + answer.body().length + "\r\n");
        out.write(answer.body());
        out.flush();
    }

    void sendChunked(Answer answer) throws IOException {
        head(answer, "Transfer-Encoding: chunked\r\n");
        byte[] body = answer.body();
        for (int start = 0; start < body.length; start += CHUNK) {
            int length = Math.min(CHUNK, body.length - start);
            out.write((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.write(body, start, length);
            out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    /** Announces all of an answer and sends half of it. */
    void sendHalf(Answer answer) throws IOException {
        head(answer.status() == 204 ? new Answer(200, answer.headers(), answer.body()) : answer,
                "Content-Length: " + Math.max(2, answer.body().length) + "\r\n");
        out.write(answer.body(), 0, answer.body().length / 2);
        out.flush();
    }

    /** Ends the connection with a TCP reset instead of an orderly end. */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /** Reads until the client ends the connection. What it sends is thrown away. */
    void awaitEnd() {
        try {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // A reset is an end too.
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    boolean isOpen() {
        return !socket.isClosed();
    }

    private void head(Answer answer, String length) throws IOException {
        StringBuilder head = new StringBuilder("HTTP/1.1 ").append(answer.status()).append(' ')
                .append(REASONS.getOrDefault(answer.status(), "Status")).append("\r\n");
        answer.headers().forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        out.write(head.append(length).append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    }
}
