package io.quarkiverse.cloudflare.support.cloudflare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkiverse.cloudflare.support.cloudflare.SdpText.Section;
import io.quarkiverse.cloudflare.support.cloudflare.SfuSession.Track;

/**
 * {@code tracks/new} in its six modes. Not thread-safe: owned by the lock of the stand-in.
 */
final class AddTracks {

    private final SfuSessions sessions;

    AddTracks(SfuSessions sessions) {
        this.sessions = sessions;
    }

    Answer handle(Call call) {
        SfuSession session = sessions.of(call);
        JsonNode body = call.json();
        boolean discover = body.path("autoDiscover").asBoolean();
        if (!body.has("tracks") && !discover) {
            throw ApiError.undecodable("JSON body validation error: tracks").refuse(400);
        }
        refuseMixed(body.path("tracks"), "tracks");
        session.refuseUnlessStable();
        session.refuseWhileConnecting();
        Optional<SdpText> offer = body.has("sessionDescription") ? Optional.of(SfuSessions.offer(body)) : Optional.empty();
        if (discover && offer.isEmpty()) {
            throw ApiError.invalidParams("autoDiscover needs an offer").refuse(406);
        }
        body.path("tracks").forEach(track -> refuseIncomplete(track, offer));
        return new Batch(call, session, offer).add(discover);
    }

    static void refuseMixed(JsonNode items, String what) {
        long locations = items.findValuesAsText("location").stream().distinct().count();
        if (locations > 1) {
            throw ApiError.invalidParams("Pushing and Pulling " + what + " in one request is unsupported").refuse(406);
        }
    }

    private static void refuseIncomplete(JsonNode track, Optional<SdpText> offer) {
        if (track.get("location").textValue().equals("remote")) {
            if (!track.has("sessionId")) {
                throw ApiError.invalidParams("A remote track needs sessionId").refuse(406);
            }
        } else if (offer.isEmpty() && !track.has("kind")) {
            throw ApiError.invalidParams("A local track needs kind when the SFU makes the offer").refuse(406);
        } else if (offer.isPresent() && offer.get().sections().stream().map(Section::mid)
                .noneMatch(mid -> mid.equals(track.path("mid").asText()))) {
            throw ApiError.invalidParams("A local track needs the mid of a media section of the offer").refuse(406);
        }
    }

    /** The work on one request. */
    private final class Batch {

        private final Call call;
        private final SfuSession session;
        private final Optional<SdpText> offer;
        private final ArrayNode items = Json.array();
        private final List<Track> added = new ArrayList<>();
        private final List<String> taken = new ArrayList<>();
        private boolean negotiate;

        Batch(Call call, SfuSession session, Optional<SdpText> offer) {
            this.call = call;
            this.session = session;
            this.offer = offer;
        }

        Answer add(boolean discover) {
            JsonNode tracks = call.json().path("tracks");
            for (int i = 0; i < tracks.size(); i++) {
                boolean local = tracks.get(i).get("location").textValue().equals("local");
                ObjectNode item = local ? publish(i, tracks.get(i)) : pull(i, tracks.get(i));
                items.add(item);
            }
            if (discover) {
                offer.orElseThrow().sections().stream().filter(section -> section.sends()
                        && session.active(section.mid()).isEmpty() && !taken.contains(section.mid())).forEach(this::discover);
            }
            ObjectNode answer = Json.object().put("requiresImmediateRenegotiation", negotiate && offer.isEmpty());
            answer.set("tracks", items);
            boolean allFailed = added.isEmpty() && !items.isEmpty();
            if (offer.isPresent() && !allFailed) {
                boolean connect = sessions.switches().autoConnect();
                answer.set("sessionDescription", SfuSessions.description("answer", session.answer(offer.get(), connect)));
            } else if (negotiate) {
                answer.set("sessionDescription", SfuSessions.description("offer", session.offer()));
            }
            session.tracks.addAll(added);
            return Answer.json(200, answer);
        }

        private void discover(Section section) {
            String name = sessions.switches().id();
            added(new Track(true, section, session.id, name), "publish mid " + section.mid());
            items.addObject().put("trackName", name).put("mid", section.mid());
        }

        private ObjectNode publish(int index, JsonNode track) {
            String name = track.get("trackName").textValue();
            ObjectNode item = Json.object().put("trackName", name);
            Optional<ApiError> failure = call.failure(index, name, track.path("mid").asText());
            boolean bidirectional = track.path("bidirectionalMediaStream").asBoolean();
            if (failure.isEmpty() && session.publication(name).filter(known -> known.active).isPresent()) {
                failure = Optional.of(ApiError.REPEATED_LOCAL_TRACK);
            }
            if (failure.isEmpty() && offer.isEmpty() && !bidirectional
                    && sessions.switches().refuseSfuOfferOfOneWayTracks()) {
                failure = Optional.of(ApiError.BACKEND);
            }
            if (failure.isPresent()) {
                return failure.get().addTo(item.put("mid", ""));
            }
            Section section = offer.map(sdp -> section(sdp, track.get("mid").textValue())).orElseGet(() -> {
                negotiate = true;
                return session.add(track.get("kind").textValue(), bidirectional ? "sendrecv" : "recvonly", List.of());
            });
            Track publication = new Track(true, section, session.id, name);
            publication.silent = session.isSpent(section.mid());
            added(publication, "publish " + name);
            return item.put("mid", section.mid());
        }

        private ObjectNode pull(int index, JsonNode track) {
            String publisher = track.get("sessionId").textValue();
            String name = track.get("trackName").textValue();
            ObjectNode item = Json.object().put("sessionId", publisher).put("trackName", name);
            Optional<ApiError> failure = call.failure(index, name)
                    .or(() -> sessions.whyNoTrack(call.exchange().parameter("app"), publisher, name));
            Optional<Section> existing = Optional.empty();
            if (failure.isEmpty() && track.has("mid")) {
                existing = session.transceiver(track.get("mid").textValue());
                failure = existing.isPresent() ? failure
                        : Optional.of(ApiError.invalidParams("No transceiver has this mid"));
            }
            if (failure.isPresent()) {
                return failure.get().addTo(item.put("mid", ""));
            }
            Track source = sessions.known(publisher).publication(name).orElseThrow();
            Optional<Section> section = existing.or(() -> free(source));
            if (section.isEmpty()) {
                return ApiError.invalidParams("The offer has no media section left for this track").addTo(item.put("mid", ""));
            }
            added(new Track(false, section.get(), publisher, name), "pull " + publisher + "/" + name);
            if (track.has("simulcast")) {
                item.set("simulcast", track.get("simulcast"));
            }
            return item.put("mid", section.get().mid());
        }

        /** A section for a pull: one of the offer that receives, or a new one of the SFU. */
        private Optional<Section> free(Track source) {
            if (offer.isEmpty()) {
                negotiate = true;
                return Optional.of(session.add(source.kind, "sendonly", source.rids));
            }
            return offer.get().sections().stream().filter(section -> section.receives() && section.kind().equals(source.kind)
                    && !taken.contains(section.mid()) && session.active(section.mid()).isEmpty()).findFirst();
        }

        private Section section(SdpText sdp, String mid) {
            return sdp.sections().stream().filter(section -> section.mid().equals(mid)).findFirst().orElseThrow();
        }

        private void added(Track track, String what) {
            taken.add(track.mid);
            added.add(track);
            sessions.applied(call, session, what);
        }
    }
}
