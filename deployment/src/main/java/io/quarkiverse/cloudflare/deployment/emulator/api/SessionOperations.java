package io.quarkiverse.cloudflare.deployment.emulator.api;

import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkiverse.cloudflare.deployment.emulator.data.ChannelView;
import io.quarkiverse.cloudflare.deployment.emulator.sfu.Description;
import io.quarkiverse.cloudflare.deployment.emulator.sfu.NewSession;
import io.quarkiverse.cloudflare.deployment.emulator.sfu.SessionView;
import io.quarkiverse.cloudflare.deployment.emulator.sfu.TrackView;

/**
 * Opens sessions, tells their state and takes answers. Thread-safe.
 */
final class SessionOperations {

    private static final String DESCRIPTION = "sessionDescription";

    private final Account account;

    SessionOperations(Account account) {
        this.account = account;
    }

    Answer open(Call call) {
        boolean thirdParty = call.request().parameter("thirdparty").filter("true"::equals).isPresent();
        NewSession session = Pending.of(account.sfu(call).open(description(call.json()), thirdParty,
                call.request().parameter("correlationId")));
        ObjectNode body = Json.object().put("sessionId", session.id());
        session.answer().ifPresent(answer -> describe(body, answer));
        return Answer.json(201, body);
    }

    Answer state(Call call) {
        SessionView session;
        try {
            session = Pending.of(account.sfu(call).session(call.parameter("session")));
        } catch (Refusal refusal) {
            if (refusal.status() != 410) {
                throw refusal;
            }
            ObjectNode body = Json.error("session_error", "could not find episode");
            body.putArray("tracks");
            return Answer.json(410, body);
        }
        ObjectNode body = Json.object();
        ArrayNode tracks = body.putArray("tracks");
        session.tracks().forEach(track -> tracks.add(track(track)));
        ArrayNode channels = body.putArray("dataChannels");
        session.channels().forEach(channel -> channels.add(channel(channel)));
        return Answer.json(200, body);
    }

    Answer renegotiate(Call call) {
        Optional<Description> answer = Pending.of(account.sfu(call).renegotiate(call.parameter("session"),
                description(call.json()).orElseThrow()));
        ObjectNode body = Json.object();
        answer.ifPresent(description -> describe(body, description));
        return Answer.json(200, body);
    }

    /** A track as the state of its session shows it. */
    static ObjectNode track(TrackView track) {
        ObjectNode item = Json.object().put("location", track.local() ? "local" : "remote").put("mid", track.mid());
        track.sessionId().ifPresent(publisher -> item.put("sessionId", publisher));
        return item.put("trackName", track.trackName()).put("status", track.status().toString());
    }

    /** A data channel as the state of its session shows it. */
    static ObjectNode channel(ChannelView channel) {
        ObjectNode item = Json.object().put("location", channel.local() ? "local" : "remote");
        channel.sessionId().ifPresent(publisher -> item.put("sessionId", publisher));
        return item.put("dataChannelName", channel.name()).put("id", channel.id())
                .put("status", channel.status().name().toLowerCase(Locale.ROOT));
    }

    /** The description in a body, if it has one. */
    static Optional<Description> description(JsonNode body) {
        JsonNode description = body.path(DESCRIPTION);
        return description.isMissingNode() ? Optional.empty()
                : Optional.of(new Description(description.get("type").textValue().equals("offer"),
                        description.get("sdp").textValue()));
    }

    static void describe(ObjectNode body, Description description) {
        body.putObject(DESCRIPTION).put("type", description.offer() ? "offer" : "answer").put("sdp", description.sdp());
    }
}
