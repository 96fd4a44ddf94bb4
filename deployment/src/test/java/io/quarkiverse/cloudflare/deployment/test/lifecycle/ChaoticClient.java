package io.quarkiverse.cloudflare.deployment.test.lifecycle;

import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkiverse.cloudflare.support.RawSocket;

/**
 * One connection that asks for much and waits for little, and keeps what a Phoenix client would know of its rooms.
 */
final class ChaoticClient implements AutoCloseable {

    /** What the client knows of one room it is in. */
    static final class Seen {
        final String joinRef;
        final String id;
        final String token;
        final Map<String, Map<String, JsonNode>> presence = new HashMap<>();

        private Seen(String joinRef, JsonNode own) {
            this.joinRef = joinRef;
            this.id = own.get("id").asText();
            this.token = own.get("resume").asText();
        }

        /** The members it believes to be there. */
        Set<String> members() {
            Set<String> ids = new TreeSet<>();
            presence.values().forEach(metas -> metas.values().forEach(meta -> ids.add(meta.get("id").asText())));
            return ids;
        }
    }

    private final RawSocket socket;
    private final Map<String, Seen> rooms = new HashMap<>();
    private final Set<String> unanswered = new HashSet<>();
    private final Map<String, String> latestJoin = new HashMap<>();
    private int refs;

    ChaoticClient(URI server) throws Exception {
        socket = RawSocket.connect(server);
    }

    Map<String, Seen> rooms() {
        return rooms;
    }

    /** Whether it sees exactly these members, unless it is none of them any more. */
    boolean seesJust(String topic, List<String> there) {
        Seen seen = rooms.get(topic);
        return seen == null || !there.contains(seen.id) || seen.members().equals(Set.copyOf(there));
    }

    void join(String topic, String token) {
        String ref = Integer.toString(++refs);
        unanswered.add(ref);
        latestJoin.put(topic, ref);
        String params = token.isEmpty() ? "{}" : "{\"_room\":{\"resume\":{\"token\":\"" + token + "\"}}}";
        socket.send("[\"%s\",\"%s\",\"%s\",\"phx_join\",%s]".formatted(ref, ref, topic, params));
    }

    void leave(String topic) {
        String joinRef = latestJoin.getOrDefault(topic, "1");
        socket.send("[\"%s\",\"%d\",\"%s\",\"phx_leave\",{}]".formatted(joinRef, ++refs, topic));
    }

    /** Reads everything the server has sent so far, and the answers to all joins. */
    void settle() throws Exception {
        String beat = "beat" + ++refs;
        socket.send("[null,\"%s\",\"phoenix\",\"heartbeat\",{}]".formatted(beat));
        boolean beaten = false;
        while (!beaten || !unanswered.isEmpty()) {
            JsonNode frame = socket.next();
            if (frame.get(1).asText().equals(beat)) {
                beaten = true;
            } else {
                read(frame);
            }
        }
    }

    private void read(JsonNode frame) {
        String topic = frame.get(2).asText();
        Seen seen = rooms.get(topic);
        switch (frame.get(3).asText()) {
            case "phx_reply" -> answered(topic, frame.get(1).asText(), frame.get(4));
            case "phx_close" -> {
                if (seen != null && seen.joinRef.equals(frame.get(0).asText())) {
                    rooms.remove(topic);
                }
            }
            case "presence_state" -> {
                if (seen != null) {
                    seen.presence.clear();
                    join(seen, frame.get(4));
                }
            }
            case "presence_diff" -> {
                if (seen != null) {
                    join(seen, frame.at("/4/joins"));
                    leave(seen, frame.at("/4/leaves"));
                }
            }
            default -> {
            }
        }
    }

    private void answered(String topic, String ref, JsonNode payload) {
        if (unanswered.remove(ref) && payload.get("status").asText().equals("ok")) {
            rooms.put(topic, new Seen(ref, payload.at("/response/_room")));
        }
    }

    private static void join(Seen seen, JsonNode users) {
        users.properties().forEach(user -> user.getValue().get("metas").forEach(meta -> seen.presence
                .computeIfAbsent(user.getKey(), key -> new HashMap<>()).put(meta.get("phx_ref").asText(), meta)));
    }

    private static void leave(Seen seen, JsonNode users) {
        users.properties().forEach(user -> user.getValue().get("metas").forEach(meta -> seen.presence
                .getOrDefault(user.getKey(), new HashMap<>()).remove(meta.get("phx_ref").asText())));
    }

    @Override
    public void close() {
        socket.cut();
    }
}
