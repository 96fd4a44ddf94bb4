package io.quarkiverse.cloudflare.deployment.emulator.api;

import java.net.URI;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Refuses adapters, item by item: the emulator forwards packets and never decodes them, so it has neither PCM nor pictures.
 * What is wrong with a request is told first. Thread-safe.
 */
final class AdapterOperations {

    private static final int ALL_FAILED = 503;

    Answer open(Call call) {
        call.json().get("tracks").forEach(AdapterOperations::refuseContradictions);
        return each(call, track -> error(Json.object().put("trackName", track.get("trackName").textValue()),
                isLocalhost(track.get("endpoint").textValue())
                        ? Json.error("websocket_localhost_not_allowed", "The endpoint must not be on localhost")
                        : Json.error("backend_error",
                                "The emulator forwards media without decoding it, so it has no adapters. "
                                        + "Use an app of Cloudflare to try them.")));
    }

    Answer close(Call call) {
        return each(call, track -> error(Json.object().put("adapterId", track.get("adapterId").textValue()),
                Json.error("adapter_not_found", "The adapter does not exist or was already closed")));
    }

    private static void refuseContradictions(JsonNode track) {
        boolean local = TrackOperations.isLocal(track);
        if (local && !track.has("inputCodec")) {
            throw Refusal.invalid("A local track needs inputCodec");
        }
        if (!local && !(track.has("outputCodec") && track.has("sessionId"))) {
            throw Refusal.invalid("A remote track needs sessionId and outputCodec");
        }
        if (track.has(local ? "outputCodec" : "inputCodec")) {
            throw Refusal.invalid("Ingest has inputCodec, egress has outputCodec");
        }
    }

    private static boolean isLocalhost(String endpoint) {
        try {
            String host = URI.create(endpoint).getHost();
            return host == null || host.matches("localhost|127\\..*|\\[::1]");
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static ObjectNode error(ObjectNode item, ObjectNode error) {
        return item.setAll(error);
    }

    private static Answer each(Call call, Function<JsonNode, ObjectNode> work) {
        ObjectNode body = Json.object();
        ArrayNode items = body.putArray("tracks");
        call.json().get("tracks").forEach(track -> items.add(work.apply(track)));
        return Answer.json(ALL_FAILED, body);
    }
}
