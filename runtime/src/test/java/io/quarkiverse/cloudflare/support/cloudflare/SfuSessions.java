package io.quarkiverse.cloudflare.support.cloudflare;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The sessions of all apps: how they begin, negotiate and end. Not thread-safe: owned by the lock of the stand-in.
 */
final class SfuSessions {

    private final Map<String, SfuSession> sessions = new HashMap<>();
    private final Switches switches;
    private final Journal journal;

    SfuSessions(Switches switches, Journal journal) {
        this.switches = switches;
        this.journal = journal;
    }

    Switches switches() {
        return switches;
    }

    SfuSession open(String app) {
        SfuSession session = new SfuSession(switches.id(), app, switches.now());
        sessions.put(session.id, session);
        return session;
    }

    /** @throws IllegalArgumentException if there never was one */
    SfuSession known(String id) {
        if (!sessions.containsKey(id)) {
            throw new IllegalArgumentException("There is no session " + id);
        }
        return sessions.get(id);
    }

    Optional<SfuSession> find(String app, String id) {
        return Optional.ofNullable(sessions.get(id)).filter(session -> session.app.equals(app) && !isGone(session));
    }

    Stream<SfuSession> all() {
        return sessions.values().stream();
    }

    /** @return why a track of a publisher cannot be had; empty if it can */
    Optional<ApiError> whyNoTrack(String app, String publisher, String trackName) {
        Optional<SfuSession.Track> source = find(app, publisher).filter(session -> session.connected)
                .flatMap(session -> session.publication(trackName)).filter(track -> track.active);
        return source.isEmpty() ? Optional.of(ApiError.NOT_FOUND_TRACK)
                : source.filter(track -> track.silent).map(track -> ApiError.EMPTY_TRACK);
    }

    /** The session that a request is about, or the error that it is no more. */
    SfuSession of(Call call) {
        Exchange exchange = call.exchange();
        String id = exchange.parameter("session");
        if (switches.tooMany(id)) {
            throw new ApiError("rate_limited", "More than " + Switches.REQUESTS_PER_SECOND + " requests per second")
                    .refuse(429);
        }
        return find(exchange.parameter("app"), id).orElseThrow(() -> {
            if (call.operation() == Operation.SESSION_STATE) {
                ObjectNode body = ApiError.NO_EPISODE.addTo(Json.object());
                body.putArray("tracks");
                return new Refusal(Answer.json(410, body));
            }
            return ApiError.GONE.refuse(410);
        });
    }

    private boolean isGone(SfuSession session) {
        session.gone |= !session.connected && switches.expired(session.created);
        return session.gone;
    }

    void applied(Call call, SfuSession session, String what) {
        journal.applied(call.exchange(), session.id, what);
    }

    void violation(Call call, String what) {
        journal.violation(call.exchange(), what);
    }

    Answer create(Call call) {
        SfuSession session = open(call.exchange().parameter("app"));
        ObjectNode body = Json.object().put("sessionId", session.id);
        if (call.exchange().hasBody()) {
            SdpText offer = offer(call.json());
            body.set("sessionDescription", description("answer", session.answer(offer, switches.autoConnect())));
        }
        applied(call, session, "create the session");
        return Answer.json(201, body);
    }

    Answer state(Call call) {
        SfuSession session = of(call);
        ObjectNode body = Json.object();
        ArrayNode tracks = body.putArray("tracks");
        for (SfuSession.Track track : session.tracks) {
            ObjectNode item = tracks.addObject().put("location", track.local ? "local" : "remote").put("mid", track.mid);
            if (!track.local) {
                item.put("sessionId", track.sessionId);
            }
            item.put("trackName", track.trackName).put("status", track.active ? "active" : "inactive");
        }
        ArrayNode channels = body.putArray("dataChannels");
        session.channels.forEach((id, channel) -> {
            ObjectNode item = channels.addObject().put("location", channel.local ? "local" : "remote");
            if (!channel.local) {
                item.put("sessionId", channel.sessionId);
            }
            item.put("dataChannelName", channel.name).put("id", id)
                    .put("status", !channel.active ? "inactive" : session.connected ? "active" : "initializing");
        });
        return Answer.json(200, body);
    }

    Answer renegotiate(Call call) {
        SfuSession session = of(call);
        JsonNode description = call.json().get("sessionDescription");
        SdpText sdp = SdpText.parse(description.get("sdp").textValue());
        ObjectNode body = Json.object();
        if (description.get("type").textValue().equals("offer")) {
            session.refuseUnlessStable();
            body.set("sessionDescription", description("answer", session.answer(sdp, switches.autoConnect())));
        } else {
            session.answered(sdp, switches.autoConnect());
        }
        applied(call, session, "apply " + description.get("type").textValue() + " " + session.exchanges());
        return Answer.json(200, body);
    }

    /** The offer in a body, or the error that it is none. */
    static SdpText offer(JsonNode body) {
        JsonNode description = body.get("sessionDescription");
        if (!description.get("type").textValue().equals("offer")) {
            throw ApiError.invalidSdp("An offer is expected here").refuse(406);
        }
        return SdpText.parse(description.get("sdp").textValue());
    }

    static ObjectNode description(String type, String sdp) {
        return Json.object().put("type", type).put("sdp", sdp);
    }
}
