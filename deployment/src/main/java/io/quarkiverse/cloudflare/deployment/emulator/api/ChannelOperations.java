package io.quarkiverse.cloudflare.deployment.emulator.api;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkiverse.cloudflare.deployment.emulator.data.ChannelOptions;
import io.quarkiverse.cloudflare.deployment.emulator.sfu.ChannelOutcome;
import io.quarkiverse.cloudflare.deployment.emulator.sfu.ChannelRequest;
import io.quarkiverse.cloudflare.deployment.emulator.sfu.ChannelTransport;

/**
 * Establishes, adds, updates and closes data channels. Thread-safe.
 */
final class ChannelOperations {

    private final Account account;

    ChannelOperations(Account account) {
        this.account = account;
    }

    Answer establish(Call call) {
        ChannelTransport transport = Pending.of(account.sfu(call).establish(call.parameter("session"),
                SessionOperations.description(call.json())));
        ObjectNode body = Json.object().put("requiresImmediateRenegotiation", transport.renegotiate());
        body.putObject("dataChannel").put("dataChannelName", "server-events").put("id", transport.id());
        SessionOperations.describe(body, transport.description());
        return Answer.json(200, body);
    }

    Answer add(Call call) {
        return answer(Pending.of(account.sfu(call).addChannels(call.parameter("session"), channels(call.json()))));
    }

    Answer update(Call call) {
        List<ChannelOutcome> outcomes = Pending
                .of(account.sfu(call).updateChannels(call.parameter("session"), channels(call.json())));
        ObjectNode body = Json.object();
        ArrayNode items = body.putArray("dataChannels");
        for (int i = 0; i < outcomes.size(); i++) {
            JsonNode asked = call.json().get("dataChannels").get(i);
            ObjectNode item = item(outcomes.get(i));
            if (outcomes.get(i).error().isEmpty() && asked.has("canReply")) {
                item.set("canReply", asked.get("canReply"));
            }
            items.add(item);
        }
        return Answer.json(200, body);
    }

    Answer close(Call call) {
        List<Integer> ids = new ArrayList<>();
        call.json().get("dataChannels").forEach(channel -> ids.add(channel.get("id").intValue()));
        return answer(Pending.of(account.sfu(call).closeChannels(call.parameter("session"), ids)));
    }

    private static List<ChannelRequest> channels(JsonNode body) {
        List<ChannelRequest> channels = new ArrayList<>();
        for (JsonNode channel : body.get("dataChannels")) {
            refuseContradictions(channel);
            channels.add(new ChannelRequest(TrackOperations.isLocal(channel), TrackOperations.text(channel, "sessionId"),
                    channel.get("dataChannelName").textValue(), options(channel)));
        }
        if (channels.stream().map(ChannelRequest::local).distinct().count() > 1) {
            throw Refusal.invalid("Pushing and Pulling data channels in one request is unsupported");
        }
        return channels;
    }

    private static void refuseContradictions(JsonNode channel) {
        boolean local = TrackOperations.isLocal(channel);
        if (channel.has("maxRetransmits") && channel.has("maxPacketLifeTime")) {
            throw Refusal.invalid("maxRetransmits and maxPacketLifeTime exclude each other");
        }
        if (local && (channel.has("waitForAck") || channel.has("canReply") || channel.has("sessionId"))) {
            throw Refusal.invalid("waitForAck, canReply and sessionId are for remote channels");
        }
        if (!local && !channel.has("sessionId")) {
            throw Refusal.invalid("A remote channel needs sessionId");
        }
    }

    private static ChannelOptions options(JsonNode channel) {
        return new ChannelOptions(channel.path("ordered").asBoolean(true), number(channel, "maxRetransmits"),
                number(channel, "maxPacketLifeTime"), channel.path("waitForAck").asBoolean(),
                channel.path("canReply").asBoolean());
    }

    private static OptionalInt number(JsonNode channel, String field) {
        return channel.has(field) ? OptionalInt.of(channel.get(field).intValue()) : OptionalInt.empty();
    }

    private static Answer answer(List<ChannelOutcome> outcomes) {
        ObjectNode body = Json.object();
        ArrayNode items = body.putArray("dataChannels");
        outcomes.forEach(outcome -> items.add(item(outcome)));
        return Answer.json(200, body);
    }

    private static ObjectNode item(ChannelOutcome outcome) {
        ObjectNode item = Json.object();
        outcome.name().ifPresent(name -> {
            item.put("location", outcome.local() ? "local" : "remote");
            outcome.sessionId().ifPresent(publisher -> item.put("sessionId", publisher));
            item.put("dataChannelName", name);
        });
        outcome.id().ifPresent(id -> item.put("id", id));
        return TrackOperations.withError(item, outcome.error());
    }
}
