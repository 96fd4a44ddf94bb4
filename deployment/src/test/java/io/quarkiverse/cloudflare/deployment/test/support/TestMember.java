package io.quarkiverse.cloudflare.deployment.test.support;

import java.net.URI;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkiverse.cloudflare.support.RawSocket;

/** A socket in one room, for tests that look at one room only. Not thread-safe. */
public final class TestMember implements AutoCloseable {

    private static final String JOIN_REF = "1";

    private final RawSocket socket;
    private final String topic;
    private final JsonNode welcome;
    private int refs = 1;

    private TestMember(RawSocket socket, String topic, String params) throws Exception {
        this.socket = socket;
        this.topic = topic;
        this.welcome = socket.join(JOIN_REF, topic, params);
    }

    public static TestMember join(URI server, String topic) throws Exception {
        return join(server, topic, "{}");
    }

    public static TestMember join(URI server, String topic, String params, String... headers) throws Exception {
        return new TestMember(RawSocket.connect(server, headers), topic, params);
    }

    public RawSocket socket() {
        return socket;
    }

    public String id() {
        return welcome.at("/_room/id").asText();
    }

    /** @return the response to the join */
    public JsonNode welcome() {
        return welcome;
    }

    /** Pushes an event and returns its ref. */
    public String push(String event, String payload) {
        String ref = String.valueOf(++refs);
        socket.send("[\"%s\",\"%s\",\"%s\",\"%s\",%s]".formatted(JOIN_REF, ref, topic, event, payload));
        return ref;
    }

    /** Pushes an event and waits for the payload of its reply. */
    public JsonNode ask(String event, String payload) throws Exception {
        return reply(push(event, payload));
    }

    /** Waits for the payload of the reply to a ref. */
    public JsonNode reply(String ref) throws Exception {
        return socket.reply(ref).get(4);
    }

    /** Waits for an event of this name. */
    public JsonNode event(String name) throws Exception {
        return socket.event(name);
    }

    @Override
    public void close() {
        socket.close();
    }
}
