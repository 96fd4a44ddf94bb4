package io.quarkiverse.cloudflare.bench.calls;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;

/**
 * The other end of both clients: a thread for each connection, fixed answers, and no library, so that a core of its own is
 * never what limits them. Thread-safe.
 */
public final class Responder {

    private static final int BUFFER = 64 * 1024;
    private static final String LENGTH = "content-length:";
    private static final byte[] STATE = answer(Payloads.STATE);
    private static final byte[] PUBLISHED = answer(Payloads.PUBLISHED);
    private static final byte[] TRACKS_RESULT = answer(Payloads.TRACKS_RESULT);

    /** The request that was made last about {@link CallsBench#COMPARED}: its line, token and body. */
    private volatile String compared = "";

    private Responder() {
    }

    public static void main(String[] arguments) throws IOException {
        Responder responder = new Responder();
        try (ServerSocket server = new ServerSocket(Integer.parseInt(arguments[0]), 1024, InetAddress.getLoopbackAddress())) {
            while (true) {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                new Thread(() -> responder.serve(socket)).start();
            }
        }
    }

    private void serve(Socket socket) {
        byte[] buffer = new byte[BUFFER];
        try (socket) {
            int filled = 0;
            int read;
            InputStream input = socket.getInputStream();
            while ((read = input.read(buffer, filled, BUFFER - filled)) > 0) {
                filled += read;
                int head = headLength(buffer, filled);
                if (head > 0) {
                    String headers = new String(buffer, 0, head, ISO_8859_1);
                    int end = head + bodyLength(headers);
                    if (filled >= end) {
                        socket.getOutputStream().write(answer(headers, new String(buffer, head, end - head, ISO_8859_1)));
                        System.arraycopy(buffer, end, buffer, 0, filled - end);
                        filled -= end;
                    }
                }
            }
        } catch (IOException closed) {
            // The client is gone.
        }
    }

    private static int headLength(byte[] buffer, int filled) {
        for (int i = 3; i < filled; i++) {
            if (buffer[i] == '\n' && buffer[i - 1] == '\r' && buffer[i - 2] == '\n' && buffer[i - 3] == '\r') {
                return i + 1;
            }
        }
        return 0;
    }

    private static int bodyLength(String headers) {
        String value = header(headers, LENGTH);
        return value.isEmpty() ? 0 : Integer.parseInt(value);
    }

    private static String header(String headers, String name) {
        return headers.lines().filter(line -> line.regionMatches(true, 0, name, 0, name.length())).findFirst()
                .map(line -> line.substring(name.length()).trim()).orElse("");
    }

    private byte[] answer(String headers, String body) {
        String line = headers.substring(0, headers.indexOf('\r'));
        if (line.contains("/compared")) {
            return answer(compared);
        }
        if (line.contains("/" + CallsBench.COMPARED)) {
            compared = line + "\n" + header(headers, "authorization:") + "\n" + body;
        }
        if (line.contains("/tracks/new")) {
            return PUBLISHED;
        }
        return line.contains("/tracks/") ? TRACKS_RESULT : STATE;
    }

    private static byte[] answer(String body) {
        byte[] bytes = body.getBytes(ISO_8859_1);
        byte[] head = ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + bytes.length + "\r\n\r\n")
                .getBytes(ISO_8859_1);
        byte[] answer = Arrays.copyOf(head, head.length + bytes.length);
        System.arraycopy(bytes, 0, answer, head.length, bytes.length);
        return answer;
    }
}
