package io.quarkiverse.cloudflare.support;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * A WebSocket that says exactly what a test tells it to: for what no proper client would send. Frames are looked at in order;
 * those that were not asked for are kept.
 */
public final class RawSocket implements AutoCloseable {

    /** How a connection ended. */
    public record Close(int code, String reason) {
    }

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final long PATIENCE_SECONDS = 20;

    private final BlockingQueue<JsonNode> arrived = new LinkedBlockingQueue<>();
    private final BlockingQueue<byte[]> binaries = new LinkedBlockingQueue<>();
    private final Deque<JsonNode> kept = new ArrayDeque<>();
    private final CompletableFuture<Close> closed = new CompletableFuture<>();
    private final WebSocket socket;

    private RawSocket(URI uri, List<String> subprotocols, String... headers) throws InterruptedException, ExecutionException {
        WebSocket.Builder builder = CLIENT.newWebSocketBuilder();
        for (int i = 0; i < headers.length; i += 2) {
            builder.header(headers[i], headers[i + 1]);
        }
        if (!subprotocols.isEmpty()) {
            builder.subprotocols(subprotocols.get(0), subprotocols.stream().skip(1).toArray(String[]::new));
        }
        socket = builder.buildAsync(uri, new Listener()).get();
    }

    /** Connects to the rooms of a server, with headers as name, value, name, value. */
    public static RawSocket connect(URI server, String... headers) throws Exception {
        return connect(server, "2.0.0", List.of(), headers);
    }

    public static RawSocket connect(URI server, String version, List<String> subprotocols, String... headers)
            throws Exception {
        URI uri = URI.create("ws://" + server.getHost() + ":" + server.getPort() + "/rooms/websocket?vsn=" + version);
        return new RawSocket(uri, subprotocols, headers);
    }

    public RawSocket send(String text) {
        socket.sendText(text, true).join();
        return this;
    }

    public RawSocket send(byte[] bytes) {
        socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
        return this;
    }

    /** Asks to join, with the ref as join_ref too, and returns the response of a reply that must be ok. */
    public JsonNode join(String ref, String topic, String params) throws Exception {
        send("[\"%s\",\"%s\",\"%s\",\"phx_join\",%s]".formatted(ref, ref, topic, params));
        JsonNode payload = reply(ref).get(4);
        if (!payload.get("status").asText().equals("ok")) {
            throw new AssertionError("The join was refused: " + payload);
        }
        return payload.get("response");
    }

    public JsonNode reply(String ref) throws Exception {
        return next(frame -> frame.get(3).asText().equals("phx_reply") && frame.get(1).asText().equals(ref));
    }

    public JsonNode event(String name) throws Exception {
        return next(frame -> frame.get(3).asText().equals(name));
    }

    public JsonNode next() throws Exception {
        return next(frame -> true);
    }

    /** Waits for the first frame not taken yet that fits. */
    public JsonNode next(Predicate<JsonNode> fits) throws Exception {
        List<JsonNode> seen = new ArrayList<>(kept);
        for (JsonNode frame : seen) {
            if (fits.test(frame)) {
                kept.removeFirstOccurrence(frame);
                return frame;
            }
        }
        while (true) {
            JsonNode frame = arrived.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (frame == null) {
                throw new AssertionError("Nothing that fits arrived; found " + kept
                        + (closed.isDone() ? ", then " + closed.join() : ""));
            }
            if (fits.test(frame)) {
                return frame;
            }
            kept.add(frame);
        }
    }

    /** @return the frames of this event that arrived so far and were not taken */
    public List<JsonNode> taken(String event) {
        arrived.drainTo(kept);
        return kept.stream().filter(frame -> frame.get(3).asText().equals(event)).toList();
    }

    public byte[] binary() throws Exception {
        byte[] bytes = binaries.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (bytes == null) {
            throw new AssertionError("No binary frame arrived");
        }
        return bytes;
    }

    public Close awaitClose() throws InterruptedException, ExecutionException, TimeoutException {
        return closed.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    public boolean isOpen() {
        return !closed.isDone();
    }

    public String subprotocol() {
        return socket.getSubprotocol();
    }

    public void cut() {
        socket.abort();
    }

    @Override
    public void close() {
        socket.abort();
    }

    private final class Listener implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                arrived.add(parse(text.toString()));
                text.setLength(0);
            }
            webSocket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onBinary(WebSocket webSocket, ByteBuffer data, boolean last) {
            byte[] bytes = new byte[data.remaining()];
            data.get(bytes);
            binaries.add(bytes);
            webSocket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
            closed.complete(new Close(code, reason));
            return null;
        }

        @Override
        public void onError(WebSocket webSocket, Throwable error) {
            closed.complete(new Close(1006, String.valueOf(error)));
        }
    }

    private static JsonNode parse(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("The server sent what is no JSON: " + text, e);
        }
    }
}
