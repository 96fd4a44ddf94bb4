package io.quarkiverse.cloudflare.deployment.emulator.api;

import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkiverse.cloudflare.deployment.emulator.api.TrackFaults.TrackFault;
import io.quarkiverse.cloudflare.deployment.emulator.data.ChannelView;
import io.quarkiverse.cloudflare.deployment.emulator.media.StreamStats;
import io.quarkiverse.cloudflare.deployment.emulator.sfu.SessionView;
import io.quarkiverse.cloudflare.deployment.emulator.sfu.TrackView;
import io.quarkiverse.cloudflare.deployment.emulator.transport.Direction;
import io.quarkiverse.cloudflare.deployment.emulator.transport.ImpairmentSettings;
import io.quarkiverse.cloudflare.deployment.emulator.transport.TransportStats;

/**
 * Everything there is, as JSON. Has no secret. Thread-safe.
 */
final class StateView {

    private final Account account;
    private final HttpFaults http;
    private final Supplier<Map<String, Long>> counters;

    /** @param counters of packets that were thrown away, by cause */
    StateView(Account account, HttpFaults http, Supplier<Map<String, Long>> counters) {
        this.account = account;
        this.http = http;
        this.counters = counters;
    }

    ObjectNode all() {
        ObjectNode body = Json.object();
        ArrayNode sessions = body.putArray("sessions");
        account.sfus().stream().flatMap(sfu -> Pending.of(sfu.sessions()).stream())
                .sorted(Comparator.comparing(SessionView::created)).forEach(session -> sessions.add(session(session)));
        ObjectNode network = body.putObject("network");
        for (Direction direction : Direction.values()) {
            network.set(direction.name().toLowerCase(Locale.ROOT), impairment(account.network().of(direction)));
        }
        ArrayNode faults = body.putArray("faults");
        http.list().forEach(fault -> faults.add(fault(fault)));
        account.trackFaults().list().forEach(fault -> faults.add(fault(fault)));
        ObjectNode counted = body.putObject("counters");
        counters.get().forEach(counted::put);
        body.putObject("turn").put("running", account.turn().running());
        return body;
    }

    private static ObjectNode session(SessionView session) {
        ObjectNode body = Json.object().put("id", session.id());
        session.correlationId().ifPresent(label -> body.put("correlationId", label));
        body.put("connected", session.connected()).put("offered", session.offered())
                .put("created", session.created().toString());
        ArrayNode tracks = body.putArray("tracks");
        session.tracks().forEach(track -> tracks.add(track(track)));
        ArrayNode channels = body.putArray("dataChannels");
        session.channels().forEach(channel -> channels.add(channel(channel)));
        session.transport().ifPresent(stats -> body.set("transport", transport(stats)));
        return body;
    }

    private static ObjectNode track(TrackView track) {
        ObjectNode body = SessionOperations.track(track).put("kind", track.kind().name().toLowerCase(Locale.ROOT));
        ArrayNode streams = body.putArray("streams");
        track.streams().forEach(stream -> streams.add(stream(stream)));
        return body;
    }

    private static ObjectNode stream(StreamStats stream) {
        ObjectNode body = Json.object().put("ssrc", Integer.toUnsignedLong(stream.ssrc()));
        stream.rid().ifPresent(rid -> body.put("rid", rid));
        stream.codec().ifPresent(codec -> body.put("codec", codec));
        return body.put("packets", stream.traffic().packets()).put("bytes", stream.traffic().bytes())
                .put("bitrate", stream.traffic().bitrate()).put("keyFrames", stream.traffic().keyFrames())
                .put("lost", stream.quality().lost()).put("jitter", stream.quality().jitterMillis())
                .put("roundTrip", stream.quality().roundTripMillis()).put("nacks", stream.feedback().nacks())
                .put("plis", stream.feedback().plis()).put("repaired", stream.feedback().repaired());
    }

    private static ObjectNode channel(ChannelView channel) {
        return SessionOperations.channel(channel).put("canReply", channel.canReply())
                .put("messagesIn", channel.traffic().messagesIn()).put("bytesIn", channel.traffic().bytesIn())
                .put("messagesOut", channel.traffic().messagesOut()).put("bytesOut", channel.traffic().bytesOut())
                .put("dropped", channel.traffic().dropped());
    }

    private static ObjectNode transport(TransportStats stats) {
        return Json.object().put("packetsIn", stats.packetsIn()).put("bytesIn", stats.bytesIn())
                .put("packetsOut", stats.packetsOut()).put("bytesOut", stats.bytesOut())
                .put("droppedUp", stats.droppedUp()).put("droppedDown", stats.droppedDown());
    }

    private static ObjectNode impairment(ImpairmentSettings settings) {
        return Json.object().put("loss", settings.loss()).put("delay", settings.delay().toMillis())
                .put("jitter", settings.jitter().toMillis()).put("reorder", settings.reorder());
    }

    private static ObjectNode fault(HttpFault fault) {
        ObjectNode body = Json.object().put("type", "http");
        fault.operation().ifPresent(operation -> body.put("operation", operation));
        fault.status().ifPresent(status -> body.put("status", status));
        fault.errorCode().ifPresent(code -> body.put("errorCode", code));
        fault.errorDescription().ifPresent(description -> body.put("errorDescription", description));
        fault.retryAfter().ifPresent(seconds -> body.put("retryAfter", seconds));
        fault.times().ifPresent(times -> body.put("times", times));
        return body.put("delay", fault.delay().toMillis()).put("drop", fault.drop()).put("applied", fault.applied());
    }

    private static ObjectNode fault(TrackFault fault) {
        ObjectNode body = Json.object().put("type", "track").put("sessionId", fault.session())
                .put("trackName", fault.track());
        fault.error().ifPresentOrElse(error -> body.put("errorCode", error.code()).put("errorDescription",
                error.description()), () -> body.put("silent", true));
        return body;
    }
}
