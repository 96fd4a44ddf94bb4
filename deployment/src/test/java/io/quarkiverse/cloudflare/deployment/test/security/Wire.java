package io.quarkiverse.cloudflare.deployment.test.security;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkiverse.cloudflare.support.RawSocket;

/**
 * Asks a server and says in one word what it answered.
 */
final class Wire {

    static final int UPGRADED = 101;
    private static final AtomicInteger REFS = new AtomicInteger(1000);

    private Wire() {
    }

    /** @return the HTTP status of an upgrade, {@link #UPGRADED} if it succeeded */
    static int upgrade(URI server, String... headers) throws Exception {
        return upgrade(server, List.of(), headers);
    }

    static int upgrade(URI server, List<String> subprotocols, String... headers) throws Exception {
        try (RawSocket socket = RawSocket.connect(server, "2.0.0", subprotocols, headers)) {
            return socket.isOpen() ? UPGRADED : 0;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof WebSocketHandshakeException refused) {
                return refused.getResponse().statusCode();
            }
            throw e;
        }
    }

    /** @return {@code ok}, or the reason of the refusal */
    static String join(RawSocket socket, String topic) throws Exception {
        return outcome(joined(socket, topic, "{}"));
    }

    /** @return the payload of the reply to a join */
    static JsonNode joined(RawSocket socket, String topic, String params) throws Exception {
        String ref = String.valueOf(REFS.incrementAndGet());
        socket.send("[\"%s\",\"%s\",\"%s\",\"phx_join\",%s]".formatted(ref, ref, topic, params));
        return socket.reply(ref).get(4);
    }

    /** @return {@code ok}, or the reason of the refusal */
    static String push(RawSocket socket, String topic, String event) throws Exception {
        return outcome(pushed(socket, topic, event, "{}"));
    }

    /** @return the payload of the reply to an event */
    static JsonNode pushed(RawSocket socket, String topic, String event, String payload) throws Exception {
        String ref = String.valueOf(REFS.incrementAndGet());
        socket.send("[null,\"%s\",\"%s\",\"%s\",%s]".formatted(ref, topic, event, payload));
        return socket.reply(ref).get(4);
    }

    /** @return {@code ok}, or the reason of the refusal */
    static String pushBinary(RawSocket socket, String joinRef, String topic, String event) throws Exception {
        String ref = String.valueOf(REFS.incrementAndGet());
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(0);
        for (String text : List.of(joinRef, ref, topic, event)) {
            frame.write(text.length());
        }
        frame.writeBytes((joinRef + ref + topic + event + "bytes").getBytes(StandardCharsets.UTF_8));
        socket.send(frame.toByteArray());
        return outcome(socket.reply(ref).get(4));
    }

    /** @return the params of a join that continues the membership a token was given to */
    static String resumeWith(String token) {
        return "{\"_room\":{\"resume\":{\"token\":\"" + token + "\"}}}";
    }

    static String outcome(JsonNode reply) {
        return reply.get("status").asText().equals("ok") ? "ok" : reply.at("/response/reason").asText();
    }
}
