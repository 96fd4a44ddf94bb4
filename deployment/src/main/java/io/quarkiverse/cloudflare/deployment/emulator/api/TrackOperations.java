package io.quarkiverse.cloudflare.deployment.emulator.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkiverse.cloudflare.calls.TrackKind;
import io.quarkiverse.cloudflare.deployment.emulator.media.SimulcastChoice;
import io.quarkiverse.cloudflare.deployment.emulator.media.SimulcastChoice.Priority;
import io.quarkiverse.cloudflare.deployment.emulator.sfu.Description;
import io.quarkiverse.cloudflare.deployment.emulator.sfu.ItemError;
import io.quarkiverse.cloudflare.deployment.emulator.sfu.TrackOutcome;
import io.quarkiverse.cloudflare.deployment.emulator.sfu.TrackRequest;
import io.quarkiverse.cloudflare.deployment.emulator.sfu.TracksOutcome;

/**
 * Adds, closes and updates tracks. Thread-safe.
 */
final class TrackOperations {

    private final Account account;

    TrackOperations(Account account) {
        this.account = account;
    }

    Answer add(Call call) {
        JsonNode body = call.json();
        boolean discover = body.path("autoDiscover").asBoolean();
        if (!body.has("tracks") && !discover) {
            throw Refusal.undecodable("JSON body validation error: tracks");
        }
        Optional<Description> offer = SessionOperations.description(body);
        TracksOutcome outcome = Pending
                .of(account.sfu(call).addTracks(call.parameter("session"), offer, tracks(body), discover));
        return answer(outcome, body.path("tracks"), TrackOperations::added);
    }

    private static ObjectNode added(TrackOutcome outcome, JsonNode asked) {
        ObjectNode item = Json.object();
        outcome.request().sessionId().filter(publisher -> !outcome.request().local())
                .ifPresent(publisher -> item.put("sessionId", publisher));
        outcome.request().trackName().ifPresent(name -> item.put("trackName", name));
        // Cloudflare writes an empty text where there is none.
        item.put("mid", outcome.mid().orElse(""));
        return withSimulcast(item, outcome, asked);
    }

    Answer close(Call call) {
        JsonNode body = call.json();
        boolean force = body.get("force").booleanValue();
        Optional<Description> offer = SessionOperations.description(body);
        List<String> mids = StreamSupport.stream(body.get("tracks").spliterator(), false)
                .map(track -> track.get("mid").textValue()).toList();
        TracksOutcome outcome = Pending.of(account.sfu(call).closeTracks(call.parameter("session"), mids, force,
                force ? Optional.empty() : offer));
        return answer(outcome, body.get("tracks"),
                (track, asked) -> Json.object().put("mid", asked.get("mid").textValue()));
    }

    Answer update(Call call) {
        JsonNode body = call.json();
        TracksOutcome outcome = Pending.of(account.sfu(call).updateTracks(call.parameter("session"), tracks(body)));
        return answer(outcome, body.get("tracks"), (track, asked) -> {
            ObjectNode item = Json.object().put("mid", track.mid().orElse(""));
            track.request().sessionId().ifPresent(publisher -> item.put("sessionId", publisher));
            track.request().trackName().ifPresent(name -> item.put("trackName", name));
            return withSimulcast(item, track, asked);
        });
    }

    private static List<TrackRequest> tracks(JsonNode body) {
        List<TrackRequest> tracks = new ArrayList<>();
        body.path("tracks").forEach(track -> tracks.add(track(track)));
        return tracks;
    }

    private static TrackRequest track(JsonNode track) {
        return new TrackRequest(isLocal(track), text(track, "mid"), text(track, "sessionId"), text(track, "trackName"),
                track.path("bidirectionalMediaStream").asBoolean(),
                text(track, "kind").map(kind -> kind.equals("audio") ? TrackKind.AUDIO : TrackKind.VIDEO),
                track.has("simulcast") ? Optional.of(simulcast(track.get("simulcast"))) : Optional.empty());
    }

    private static SimulcastChoice simulcast(JsonNode choice) {
        return new SimulcastChoice(text(choice, "preferredRid"), priority(choice, "priorityOrdering"),
                priority(choice, "ridNotAvailable"));
    }

    private static Priority priority(JsonNode choice, String field) {
        return choice.path(field).asText().equals("asciibetical") ? Priority.ASCIIBETICAL : Priority.NONE;
    }

    static boolean isLocal(JsonNode item) {
        return item.get("location").textValue().equals("local");
    }

    static Optional<String> text(JsonNode object, String field) {
        return Optional.ofNullable(object.path(field).textValue());
    }

    private static Answer answer(TracksOutcome outcome, JsonNode asked,
            BiFunction<TrackOutcome, JsonNode, ObjectNode> item) {
        ObjectNode body = Json.object().put("requiresImmediateRenegotiation", outcome.renegotiate());
        ArrayNode items = body.putArray("tracks");
        for (int i = 0; i < outcome.tracks().size(); i++) {
            TrackOutcome track = outcome.tracks().get(i);
            items.add(withError(item.apply(track, asked.path(i)), track.error()));
        }
        outcome.description().ifPresent(description -> SessionOperations.describe(body, description));
        return Answer.json(200, body);
    }

    private static ObjectNode withSimulcast(ObjectNode item, TrackOutcome outcome, JsonNode asked) {
        if (outcome.error().isEmpty() && asked.has("simulcast")) {
            item.set("simulcast", asked.get("simulcast"));
        }
        return item;
    }

    static ObjectNode withError(ObjectNode item, Optional<ItemError> error) {
        error.ifPresent(failure -> item.put("errorCode", failure.code()).put("errorDescription", failure.description()));
        return item;
    }
}
