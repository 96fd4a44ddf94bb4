package io.quarkiverse.cloudflare.support.cloudflare;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkiverse.cloudflare.support.cloudflare.SdpText.Section;
import io.quarkiverse.cloudflare.support.cloudflare.SfuSession.Track;

/**
 * WebSocket adapters. They call nobody. Not thread-safe: owned by the lock of the stand-in.
 */
final class Adapters {

    private static final int BYTES_PROCESSED = 384_000;

    private static final class Adapter {
        final String app;
        final Runnable end;
        boolean open = true;

        Adapter(String app, Runnable end) {
            this.app = app;
            this.end = end;
        }
    }

    private final SfuSessions sessions;
    private final Journal journal;
    private final Map<String, Adapter> adapters = new HashMap<>();

    Adapters(SfuSessions sessions, Journal journal) {
        this.sessions = sessions;
        this.journal = journal;
    }

    Answer open(Call call) {
        for (JsonNode track : call.json().get("tracks")) {
            boolean local = track.get("location").textValue().equals("local");
            if (local ? !track.has("inputCodec") : !track.has("outputCodec") || !track.has("sessionId")) {
                throw ApiError.invalidParams(local ? "A local track needs inputCodec"
                        : "A remote track needs sessionId and outputCodec").refuse(406);
            }
            if (track.has(local ? "outputCodec" : "inputCodec")) {
                throw ApiError.invalidParams("Ingest has inputCodec, egress has outputCodec").refuse(406);
            }
        }
        return each(call, (index, track) -> openOne(call, index, track));
    }

    private ObjectNode openOne(Call call, int index, JsonNode track) {
        String app = call.exchange().parameter("app");
        boolean local = track.get("location").textValue().equals("local");
        String name = track.get("trackName").textValue();
        String endpoint = track.get("endpoint").textValue();
        Optional<ApiError> failure = call.failure(index, name);
        if (failure.isEmpty() && isLocal(endpoint)) {
            failure = Optional.of(ApiError.LOCALHOST);
        }
        if (failure.isEmpty() && !local) {
            failure = sessions.whyNoTrack(app, track.get("sessionId").textValue(), name);
        }
        ObjectNode item = Json.object().put("trackName", name);
        if (failure.isPresent()) {
            return failure.get().addTo(item);
        }
        Runnable end = () -> {
        };
        String session = "";
        if (local) {
            SfuSession publisher = sessions.open(app);
            publisher.connected = true;
            Track publication = new Track(true, Section.of("audio 0 recvonly"), publisher.id, name);
            publisher.tracks.add(publication);
            session = publisher.id;
            end = () -> publication.active = false;
        }
        String id = sessions.switches().id();
        adapters.put(id, new Adapter(app, end));
        journal.applied(call.exchange(), session, "open an adapter for " + name + " to " + endpoint);
        item.put("adapterId", id);
        return (local ? item.put("sessionId", session) : item).put("endpoint", endpoint);
    }

    private static boolean isLocal(String endpoint) {
        String host = URI.create(endpoint).getHost();
        return host == null || host.matches("localhost|127\\..*|\\[::1]");
    }

    Answer close(Call call) {
        return each(call, (index, wanted) -> {
            String id = wanted.get("adapterId").textValue();
            ObjectNode item = Json.object().put("adapterId", id);
            Adapter adapter = Optional.ofNullable(adapters.get(id))
                    .filter(known -> known.app.equals(call.exchange().parameter("app"))).orElse(null);
            Optional<ApiError> failure = call.failure(index, id);
            boolean closed = adapter != null && !adapter.open && !sessions.switches().refuseClosedAdapters();
            if (failure.isEmpty() && !closed && (adapter == null || !adapter.open)) {
                failure = Optional.of(ApiError.ADAPTER_NOT_FOUND);
            }
            if (failure.isPresent()) {
                return failure.get().addTo(item);
            }
            if (closed) {
                return item;
            }
            adapter.open = false;
            adapter.end.run();
            journal.applied(call.exchange(), "", "close the adapter " + id);
            return item.put("bytesProcessed", BYTES_PROCESSED);
        });
    }

    private static Answer each(Call call, BiFunction<Integer, JsonNode, ObjectNode> work) {
        JsonNode wanted = call.json().get("tracks");
        ObjectNode answer = Json.object();
        ArrayNode items = answer.putArray("tracks");
        boolean anyDone = false;
        for (int i = 0; i < wanted.size(); i++) {
            ObjectNode item = work.apply(i, wanted.get(i));
            anyDone |= !item.has("errorCode");
            items.add(item);
        }
        return Answer.json(anyDone ? 200 : 503, answer);
    }
}
