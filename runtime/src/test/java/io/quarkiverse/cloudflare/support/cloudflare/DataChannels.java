package io.quarkiverse.cloudflare.support.cloudflare;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkiverse.cloudflare.support.cloudflare.SfuSession.Channel;

/**
 * The four operations on data channels. Not thread-safe: owned by the lock of the stand-in.
 */
final class DataChannels {

    // The reserved channel has id 0.
    private static final int FIRST_ID = 1;

    private final SfuSessions sessions;

    DataChannels(SfuSessions sessions) {
        this.sessions = sessions;
    }

    Answer establish(Call call) {
        SfuSession session = sessions.of(call);
        session.refuseUnlessStable();
        session.refuseWhileConnecting();
        boolean offered = call.json().has("sessionDescription");
        if (session.hasDataTransport()) {
            throw ApiError.undecodable("The DataChannel transport is already negotiated").refuse(400);
        }
        if (offered && sessions.switches().refuseClientOfferOfDataChannels()) {
            throw ApiError.undecodable("Failed to decode body as JSON").refuse(400);
        }
        ObjectNode answer = Json.object().put("requiresImmediateRenegotiation", !offered);
        answer.putObject(sessions.switches().dataChannelKey()).put("dataChannelName", "server-events").put("id", 0);
        if (offered) {
            SdpText offer = SfuSessions.offer(call.json());
            if (offer.sections().stream().noneMatch(section -> section.kind().equals("application"))) {
                throw ApiError.invalidSdp("The offer has no application section").refuse(406);
            }
            answer.set("sessionDescription", SfuSessions.description("answer",
                    session.answer(offer, sessions.switches().autoConnect())));
        } else {
            session.add("application", "", List.of());
            answer.set("sessionDescription", SfuSessions.description("offer", session.offer()));
        }
        sessions.applied(call, session, "establish data channels");
        return Answer.json(200, answer);
    }

    Answer add(Call call) {
        SfuSession session = ready(call);
        return each(call, (index, wanted) -> addOne(call, session, index, wanted));
    }

    private ObjectNode addOne(Call call, SfuSession session, int index, JsonNode wanted) {
        boolean local = wanted.get("location").textValue().equals("local");
        String name = wanted.get("dataChannelName").textValue();
        String owner = local ? session.id : wanted.get("sessionId").textValue();
        Optional<ApiError> failure = call.failure(index, name);
        Optional<Channel> source = local ? Optional.empty()
                : sessions.find(session.app, owner).flatMap(other -> other.channel(true, owner, name));
        if (failure.isEmpty() && !local && source.isEmpty()) {
            failure = Optional.of(ApiError.NOT_FOUND_TRACK);
        }
        if (failure.isEmpty() && session.channel(local, owner, name).isPresent()) {
            failure = Optional.of(ApiError.REPEATED_LOCAL_TRACK);
        }
        ObjectNode item = item(local, owner, name);
        if (failure.isPresent()) {
            return failure.get().addTo(item);
        }
        String reliability = reliability(wanted);
        source.filter(published -> !published.reliability.equals(reliability)).ifPresent(published -> sessions
                .violation(call,
                        "the channel " + name + " is published with " + published.reliability + ", not " + reliability));
        Channel channel = new Channel(local, owner, name, reliability);
        int id = FIRST_ID;
        while (session.channels.containsKey(id) && session.channels.get(id).active) {
            id++;
        }
        session.channels.put(id, channel);
        grant(channel, wanted.path("canReply").asBoolean());
        sessions.applied(call, session, (local ? "open channel " : "subscribe to channel " + owner + "/") + name);
        return item.put("id", id);
    }

    Answer update(Call call) {
        SfuSession session = ready(call);
        return each(call, (index, wanted) -> {
            boolean local = wanted.get("location").textValue().equals("local");
            String name = wanted.get("dataChannelName").textValue();
            String owner = local ? session.id : wanted.get("sessionId").textValue();
            ObjectNode item = item(local, owner, name);
            Optional<Channel> channel = session.channel(local, owner, name);
            Optional<ApiError> failure = call.failure(index, name);
            if (failure.isEmpty() && channel.isEmpty()) {
                failure = Optional.of(ApiError.NOT_FOUND_TRACK);
            }
            if (failure.isPresent()) {
                return failure.get().addTo(item);
            }
            boolean reply = wanted.path("canReply").asBoolean();
            if (channel.get().canReply != reply) {
                grant(channel.get(), reply);
                sessions.applied(call, session, (reply ? "grant replies to " : "revoke replies to ") + owner + "/" + name);
            }
            session.channels.forEach((id, known) -> {
                if (known == channel.get()) {
                    item.put("id", id);
                }
            });
            return wanted.has("canReply") ? item.put("canReply", reply) : item;
        });
    }

    Answer close(Call call) {
        SfuSession session = sessions.of(call);
        session.refuseUnlessStable();
        session.refuseUnlessConnected();
        return each(call, (index, wanted) -> {
            int id = wanted.get("id").intValue();
            Channel channel = session.channels.get(id);
            Optional<ApiError> failure = call.failure(index, "#" + id);
            if (failure.isEmpty() && (channel == null || !channel.active)) {
                failure = Optional.of(ApiError.CLOSE_TRACK);
            }
            if (failure.isPresent()) {
                return failure.get().addTo(Json.object().put("id", id));
            }
            channel.active = false;
            sessions.applied(call, session, "close channel " + id + " " + channel.name);
            return item(channel.local, channel.sessionId, channel.name).put("id", id);
        });
    }

    private SfuSession ready(Call call) {
        SfuSession session = sessions.of(call);
        JsonNode channels = call.json().get("dataChannels");
        AddTracks.refuseMixed(channels, "data channels");
        channels.forEach(DataChannels::refuseContradictions);
        session.refuseUnlessStable();
        session.refuseUnlessConnected();
        if (!session.hasDataTransport()) {
            throw ApiError.NOT_READY.refuse(425);
        }
        return session;
    }

    private static void refuseContradictions(JsonNode channel) {
        boolean local = channel.get("location").textValue().equals("local");
        if (channel.has("maxRetransmits") && channel.has("maxPacketLifeTime")) {
            throw ApiError.invalidParams("maxRetransmits and maxPacketLifeTime exclude each other").refuse(406);
        }
        if (local && (channel.has("waitForAck") || channel.has("canReply") || channel.has("sessionId"))) {
            throw ApiError.invalidParams("waitForAck, canReply and sessionId are for remote channels").refuse(406);
        }
        if (!local && !channel.has("sessionId")) {
            throw ApiError.invalidParams("A remote channel needs sessionId").refuse(406);
        }
    }

    /** Gives the one right to reply to a publisher's channel to this subscription, or takes it from it. */
    private void grant(Channel channel, boolean reply) {
        if (reply) {
            sessions.all().flatMap(session -> session.channels.values().stream())
                    .filter(other -> !other.local && other.sessionId.equals(channel.sessionId)
                            && other.name.equals(channel.name))
                    .forEach(other -> other.canReply = false);
        }
        channel.canReply = reply;
    }

    private static String reliability(JsonNode channel) {
        return (channel.path("ordered").asBoolean(true) ? "ordered" : "unordered")
                + (channel.has("maxRetransmits") ? ", maxRetransmits " + channel.get("maxRetransmits") : "")
                + (channel.has("maxPacketLifeTime") ? ", maxPacketLifeTime " + channel.get("maxPacketLifeTime") : "");
    }

    private static ObjectNode item(boolean local, String owner, String name) {
        ObjectNode item = Json.object().put("location", local ? "local" : "remote");
        return (local ? item : item.put("sessionId", owner)).put("dataChannelName", name);
    }

    private static Answer each(Call call, BiFunction<Integer, JsonNode, ObjectNode> work) {
        JsonNode wanted = call.json().get("dataChannels");
        ObjectNode answer = Json.object();
        ArrayNode items = answer.putArray("dataChannels");
        for (int i = 0; i < wanted.size(); i++) {
            items.add(work.apply(i, wanted.get(i)));
        }
        return Answer.json(200, answer);
    }
}
