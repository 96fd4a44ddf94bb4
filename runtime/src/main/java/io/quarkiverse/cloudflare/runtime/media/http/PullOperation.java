package io.quarkiverse.cloudflare.runtime.media.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkiverse.cloudflare.calls.ItemResult;
import io.quarkiverse.cloudflare.calls.RemoteTrack;
import io.quarkiverse.cloudflare.calls.SessionId;
import io.quarkiverse.cloudflare.calls.Simulcast;
import io.quarkiverse.cloudflare.calls.TrackInfo;
import io.quarkiverse.cloudflare.calls.TracksResult;
import io.quarkiverse.cloudflare.runtime.media.MediaMember;
import io.quarkiverse.cloudflare.runtime.media.MediaRefusal;
import io.quarkiverse.cloudflare.runtime.media.MediaRegistry;
import io.quarkiverse.cloudflare.runtime.media.MediaSession;
import io.quarkiverse.cloudflare.runtime.media.MediaSession.Pulled;
import io.quarkiverse.cloudflare.runtime.media.http.MediaRequest.Wanted;
import io.smallrye.mutiny.Uni;

/** Receives what others publish, and chooses its layers. Thread-safe. */
final class PullOperation {

    private static final int FORBIDDEN = 403;

    private final MediaRegistry registry;
    private final Predicate<MediaMember> isHere;

    PullOperation(MediaRegistry registry, Predicate<MediaMember> isHere) {
        this.registry = registry;
        this.isHere = isHere;
    }

    Uni<MediaAnswer> pull(MediaMember member, MediaSession session, MediaRequest.Pull request) {
        requireSubscribe(member);
        List<Found> found = find(member, request.tracks());
        List<RemoteTrack> remote = found.stream().filter(Found::isThere).map(Found::remote).toList();
        if (remote.isEmpty()) {
            return Uni.createFrom().item(() -> answer(member, session, found, Optional.empty()));
        }
        return session.calls().pull(remote).map(result -> answer(member, session, found, Optional.of(result)));
    }

    Uni<MediaAnswer> update(MediaMember member, MediaSession session, MediaRequest.Update request) {
        requireSubscribe(member);
        for (Wanted wanted : request.tracks()) {
            Optional<Pulled> received = session.pull(wanted.mid().orElseThrow());
            if (received.filter(pull -> pull.publisherAlias().equals(wanted.alias())
                    && pull.trackName().equals(wanted.trackName())).isEmpty()) {
                throw new MediaRefusal(FORBIDDEN, "not_permitted",
                        "mid must be that of a transceiver which receives this very track");
            }
        }
        List<Found> found = find(member, request.tracks());
        List<RemoteTrack> remote = found.stream().filter(Found::isThere).map(Found::remote).toList();
        Uni<TracksResult> updating = remote.isEmpty()
                ? Uni.createFrom().item(new TracksResult(List.of(), Optional.empty(), false))
                : session.calls().updateTracks(remote);
        return updating.map(result -> updated(found, new TrackItems(result)));
    }

    private static void requireSubscribe(MediaMember member) {
        if (!member.permissions().subscribe()) {
            throw new MediaRefusal(FORBIDDEN, "not_permitted", "This member may not receive what others publish");
        }
    }

    private List<Found> find(MediaMember member, List<Wanted> tracks) {
        return tracks.stream().map(wanted -> new Found(wanted,
                registry.find(member.address(), wanted.alias(), wanted.trackName()).map(track -> track.session()))).toList();
    }

    private MediaAnswer answer(MediaMember member, MediaSession session, List<Found> found, Optional<TracksResult> result) {
        Optional<TrackItems> items = result.map(TrackItems::new);
        ArrayNode tracks = MediaAnswer.object().arrayNode();
        List<Pulled> pulls = new ArrayList<>();
        for (Found track : found) {
            ObjectNode item = track.named(tracks.addObject());
            Optional<ItemResult<TrackInfo>> became = track.isThere() ? items.flatMap(left -> left.take(track::isAbout))
                    : Optional.empty();
            Optional<String> mid = became.flatMap(accepted -> accepted.item().mid());
            Optional<String> error = track.isThere() ? TrackItems.errorOf(became) : Optional.of(TrackItems.NOT_FOUND);
            if (error.isPresent() || mid.isEmpty()) {
                TrackItems.refused(item, error.orElse(TrackItems.NOT_FOUND));
            } else {
                item.put("mid", mid.get());
                Pulled pull = new Pulled(mid.get(), track.wanted.alias(), track.wanted.trackName());
                session.pulled(pull, track.real.orElseThrow());
                pulls.add(pull);
            }
        }
        result.flatMap(TracksResult::offer).ifPresent(session::offered);
        closeRevoked(member, session, pulls);
        ObjectNode body = MediaAnswer.object().put("requiresImmediateRenegotiation",
                result.map(TracksResult::renegotiationRequired).orElse(false));
        body.set("tracks", tracks);
        result.flatMap(TracksResult::description).ifPresent(offer -> body.set("sessionDescription",
                ClientSdp.of(offer, member.definition(), session.aliases())));
        return MediaAnswer.ok(body);
    }

    /** What ended, or was taken away, while Cloudflare was asked: who closes others' pulls did not know of this one yet. */
    private void closeRevoked(MediaMember member, MediaSession session, List<Pulled> pulls) {
        boolean mayReceive = member.permissions().subscribe() && isHere.test(member);
        Background.run(session.forceClose(pulls.stream()
                .filter(pull -> !mayReceive
                        || registry.find(member.address(), pull.publisherAlias(), pull.trackName()).isEmpty())
                .map(Pulled::mid).toList()));
    }

    private static MediaAnswer updated(List<Found> found, TrackItems items) {
        ArrayNode tracks = MediaAnswer.object().arrayNode();
        for (Found track : found) {
            String mid = track.wanted.mid().orElseThrow();
            ObjectNode item = track.named(tracks.addObject()).put("mid", mid);
            Optional<String> error = track.isThere()
                    ? TrackItems.errorOf(items.take(about -> about.mid().map(mid::equals).orElse(false)))
                    : Optional.of(TrackItems.NOT_FOUND);
            error.ifPresent(code -> TrackItems.refused(item, code));
        }
        ObjectNode body = MediaAnswer.object().put("requiresImmediateRenegotiation", false);
        body.set("tracks", tracks);
        return MediaAnswer.ok(body);
    }

    /** A track that is wanted, and the session that publishes it; empty if it is not published in this room. */
    private record Found(Wanted wanted, Optional<SessionId> real) {

        boolean isThere() {
            return real.isPresent();
        }

        RemoteTrack remote() {
            RemoteTrack track = RemoteTrack.of(real.orElseThrow(), wanted.trackName());
            RemoteTrack layered = wanted.layer().isPresent() ? track.with(Simulcast.prefer(wanted.layer().get())) : track;
            return wanted.mid().isPresent() ? layered.into(wanted.mid().get()) : layered;
        }

        boolean isAbout(TrackInfo info) {
            return info.trackName().map(wanted.trackName()::equals).orElse(false)
                    && info.publisher().map(real.orElseThrow()::equals).orElse(true);
        }

        ObjectNode named(ObjectNode item) {
            return item.put("sessionId", wanted.alias()).put("trackName", wanted.trackName());
        }
    }
}
