package io.quarkiverse.cloudflare.room.client;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;

/**
 * One connection to a {@link ScriptedServer}. Thread-safe. JSON is written with single quotes.
 */
final class ScriptedSocket {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    final ServerWebSocket socket;
    final CompletableFuture<Integer> ended = new CompletableFuture<>();
    private final BlockingQueue<Frame> frames = new LinkedBlockingQueue<>();
    private final BlockingQueue<byte[]> binaryFrames = new LinkedBlockingQueue<>();

    /** A frame of the client's. */
    record Frame(String joinRef, String ref, String topic, String event, JsonNode payload) {
    }

    ScriptedSocket(ServerWebSocket socket) {
        this.socket = socket;
        socket.textMessageHandler(text -> frames.add(read(text)));
        socket.binaryMessageHandler(bytes -> binaryFrames.add(bytes.getBytes()));
        socket.exceptionHandler(ignored -> {
        });
        socket.closeHandler(ignored -> ended
                .complete(socket.closeStatusCode() == null ? 1006 : Short.toUnsignedInt(socket.closeStatusCode())));
    }

    static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static Frame read(String text) {
        JsonNode array = json(text);
        if (!array.isArray() || array.size() != 5) {
            throw new AssertionError("Not a frame of five: " + text);
        }
        return new Frame(array.get(0).textValue(), array.get(1).textValue(), array.get(2).textValue(),
                array.get(3).textValue(), array.get(4));
    }

    /** @return the client's next frame, which must be this event */
    Frame expect(String event) {
        Frame frame = next(frames, event);
        if (!frame.event().equals(event)) {
            throw new AssertionError("Expected " + event + " but got " + frame);
        }
        return frame;
    }

    byte[] expectBinary() {
        return next(binaryFrames, "a binary frame");
    }

    private static <T> T next(BlockingQueue<T> queue, String what) {
        try {
            T frame = queue.poll(10, TimeUnit.SECONDS);
            if (frame == null) {
                throw new AssertionError("Expected " + what + " but nothing came");
            }
            return frame;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Expects a join and says yes, with this token and a member of the same name. */
    Frame acceptJoin(String token, boolean resumed) {
        Frame join = expect("phx_join");
        ok(join, "{'_room':{'id':'m-%s','position':'@e:7','resume':'%s','resumed':%s}}".formatted(token, token, resumed));
        return join;
    }

    void ok(Frame request, String response) {
        reply(request, "ok", response);
    }

    void refuse(Frame request, String reason) {
        reply(request, "error", "{'reason':'" + reason + "'}");
    }

    void reply(Frame request, String status, String response) {
        push(request.joinRef(), request.ref(), request.topic(), "phx_reply",
                "{'status':'%s','response':%s}".formatted(status, response));
    }

    void broadcast(String topic, String event, String payload) {
        push(null, null, topic, event, payload);
    }

    void push(String joinRef, String ref, String topic, String event, String payload) {
        socket.writeTextMessage(
                MAPPER.createArrayNode().add(joinRef).add(ref).add(topic).add(event).add(json(payload)).toString());
    }

    void binary(byte[] frame) {
        socket.writeBinaryMessage(Buffer.buffer(frame));
    }

    void close(int code, String reason) {
        socket.close((short) code, reason);
    }

    int awaitEnd() {
        return ended.orTimeout(10, TimeUnit.SECONDS).join();
    }
}
