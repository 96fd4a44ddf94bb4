package io.quarkiverse.cloudflare.support.cloudflare;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkiverse.cloudflare.support.cloudflare.SfuSession.Track;

/**
 * {@code tracks/close} and {@code tracks/update}. Not thread-safe: owned by the lock of the stand-in.
 */
final class CloseTracks {

    private final SfuSessions sessions;

    CloseTracks(SfuSessions sessions) {
        this.sessions = sessions;
    }

    Answer close(Call call) {
        SfuSession session = sessions.of(call);
        JsonNode body = call.json();
        boolean force = body.get("force").booleanValue();
        if (!force && !body.has("sessionDescription")) {
            throw ApiError.invalidParams("Closing without force needs an offer").refuse(406);
        }
        if (force && body.has("sessionDescription")) {
            sessions.violation(call, "a forced close has no session description");
        }
        if (!force || !sessions.switches().forceCloseWhileNegotiating()) {
            session.refuseUnlessStable();
        }
        if (!force) {
            session.refuseWhileConnecting();
        }
        Optional<SdpText> offer = force ? Optional.empty() : Optional.of(SfuSessions.offer(body));
        ObjectNode answer = Json.object().put("requiresImmediateRenegotiation", false);
        ArrayNode items = answer.putArray("tracks");
        for (int i = 0; i < body.get("tracks").size(); i++) {
            items.add(closeOne(call, session, i, force));
        }
        offer.ifPresent(sdp -> answer.set("sessionDescription", SfuSessions.description("answer",
                session.answer(sdp, sessions.switches().autoConnect()))));
        return Answer.json(200, answer);
    }

    private ObjectNode closeOne(Call call, SfuSession session, int index, boolean force) {
        String mid = call.json().get("tracks").get(index).get("mid").textValue();
        ObjectNode item = Json.object().put("mid", mid);
        Optional<ApiError> failure = call.failure(index, mid);
        List<Track> tracks = session.active(mid);
        if (failure.isEmpty() && tracks.isEmpty()) {
            failure = Optional.of(ApiError.CLOSE_TRACK);
        }
        if (failure.isPresent()) {
            return failure.get().addTo(item);
        }
        tracks.forEach(track -> {
            track.active = false;
            track.forced = force;
            sessions.applied(call, session, "close mid " + mid + " " + track.trackName);
        });
        return item;
    }

    Answer update(Call call) {
        SfuSession session = sessions.of(call);
        JsonNode tracks = call.json().get("tracks");
        AddTracks.refuseMixed(tracks, "tracks");
        for (JsonNode track : tracks) {
            if (!track.has("mid") || track.get("location").textValue().equals("remote") && !track.has("sessionId")) {
                throw ApiError.invalidParams("An update needs mid, and sessionId of a remote track").refuse(406);
            }
        }
        if (call.json().has("sessionDescription")) {
            SfuSessions.offer(call.json());
        }
        session.refuseUnlessStable();
        session.refuseWhileConnecting();
        ObjectNode answer = Json.object().put("requiresImmediateRenegotiation", false);
        ArrayNode items = answer.putArray("tracks");
        for (int i = 0; i < tracks.size(); i++) {
            items.add(updateOne(call, session, i, tracks.get(i)));
        }
        return Answer.json(200, answer);
    }

    private ObjectNode updateOne(Call call, SfuSession session, int index, JsonNode track) {
        String mid = track.get("mid").textValue();
        String name = track.get("trackName").textValue();
        String publisher = track.path("sessionId").asText();
        ObjectNode item = Json.object().put("mid", mid).put("sessionId", publisher).put("trackName", name);
        Optional<Track> target = session.transceiver(mid).stream().flatMap(section -> session.active(section.mid()).stream())
                .filter(known -> !known.local).findFirst();
        Optional<Track> source = sessions.find(session.app, publisher).flatMap(other -> other.publication(name))
                .filter(known -> known.active);
        Optional<ApiError> failure = call.failure(index, name, mid);
        if (failure.isEmpty()) {
            failure = whyNot(track, target, source);
        }
        if (failure.isPresent()) {
            return failure.get().addTo(item.put("mid", ""));
        }
        Track updated = target.orElseThrow();
        if (!updated.sessionId.equals(publisher) || !updated.trackName.equals(name)) {
            updated.sessionId = publisher;
            updated.trackName = name;
            sessions.applied(call, session, "show " + publisher + "/" + name + " on mid " + updated.mid);
        }
        if (track.has("simulcast")) {
            item.set("simulcast", track.get("simulcast"));
        }
        return item;
    }

    private static Optional<ApiError> whyNot(JsonNode track, Optional<Track> target, Optional<Track> source) {
        if (source.isEmpty()) {
            return Optional.of(ApiError.NOT_FOUND_TRACK);
        }
        boolean layered = !source.get().rids.isEmpty() || !track.has("simulcast");
        boolean fits = target.isPresent() && target.get().kind.equals(source.get().kind) && layered;
        return fits ? Optional.empty() : Optional.of(ApiError.UPDATE_TRACK);
    }
}
