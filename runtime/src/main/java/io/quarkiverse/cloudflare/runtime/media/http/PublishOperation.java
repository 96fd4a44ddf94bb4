package io.quarkiverse.cloudflare.runtime.media.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkiverse.cloudflare.calls.SessionDescription;
import io.quarkiverse.cloudflare.calls.TrackInfo;
import io.quarkiverse.cloudflare.calls.TracksResult;
import io.quarkiverse.cloudflare.runtime.media.MediaMember;
import io.quarkiverse.cloudflare.runtime.media.MediaSession;
import io.quarkiverse.cloudflare.runtime.media.Publication;
import io.quarkiverse.cloudflare.runtime.media.Publishing;
import io.quarkiverse.cloudflare.runtime.media.Section;
import io.smallrye.mutiny.Uni;

/** Publishes tracks, and closes transceivers. Thread-safe. */
final class PublishOperation {

    private final Publishing publishing;

    PublishOperation(Publishing publishing) {
        this.publishing = publishing;
    }

    Uni<MediaAnswer> publish(MediaMember member, MediaSession session, MediaRequest.Publish request) {
        publishing.admit(member, session.alias(), request.sections());
        return session.calls().publish(request.offer(), request.tracks())
                .onFailure().invoke(failure -> publishing.published(member, session.alias(), List.of(), request.mids()))
                .map(result -> {
                    session.described(request.offer());
                    return published(member, session, request.sections(), result);
                });
    }

    private MediaAnswer published(MediaMember member, MediaSession session, List<Section> sections, TracksResult result) {
        TrackItems items = new TrackItems(result);
        ArrayNode tracks = MediaAnswer.object().arrayNode();
        List<String> accepted = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        for (Section section : sections) {
            Optional<String> error = TrackItems.errorOf(items.take(found -> isAbout(found, section)));
            ObjectNode item = tracks.addObject().put("trackName", section.trackName());
            error.ifPresentOrElse(code -> TrackItems.refused(item, code), () -> item.put("mid", section.mid()));
            (error.isPresent() ? refused : accepted).add(section.mid());
        }
        session.published(accepted);
        publishing.published(member, session.alias(), accepted, refused);
        closeRevoked(member, session, sections, accepted);
        return answer(member, session, tracks, result.answer());
    }

    private static boolean isAbout(TrackInfo found, Section section) {
        return found.mid().map(section.mid()::equals).orElse(false)
                || found.trackName().map(section.trackName()::equals).orElse(false);
    }

    /** What was taken away meanwhile was perhaps closed before it was there. */
    private static void closeRevoked(MediaMember member, MediaSession session, List<Section> sections, List<String> accepted) {
        List<Publication> present = member.publications().all();
        List<String> revoked = sections.stream().filter(section -> accepted.contains(section.mid()))
                .filter(section -> present.stream().noneMatch(found -> found.alias().equals(session.alias())
                        && found.trackName().equals(section.trackName())))
                .map(Section::mid).toList();
        Background.run(session.forceClose(revoked));
    }

    Uni<MediaAnswer> close(MediaMember member, MediaSession session, MediaRequest.Close request) {
        Uni<TracksResult> closing = request.offer().isPresent()
                ? session.calls().closeTracks(request.offer().get(), request.mids())
                : session.calls().closeTracks(request.mids());
        return closing.map(result -> {
            request.offer().ifPresent(session::described);
            return closed(member, session, request.mids(), result);
        });
    }

    private MediaAnswer closed(MediaMember member, MediaSession session, List<String> mids, TracksResult result) {
        TrackItems items = new TrackItems(result);
        ArrayNode tracks = MediaAnswer.object().arrayNode();
        List<String> closed = new ArrayList<>();
        for (String mid : mids) {
            Optional<String> error = TrackItems
                    .errorOf(items.take(found -> found.mid().map(mid::equals).orElse(false)));
            ObjectNode item = tracks.addObject().put("mid", mid);
            error.ifPresent(code -> TrackItems.refused(item, code));
            if (error.isEmpty() || error.get().equals("close_track_error")) {
                closed.add(mid);
            }
        }
        session.closed(closed);
        publishing.closed(member, session.alias(), closed);
        return answer(member, session, tracks, result.answer());
    }

    private static MediaAnswer answer(MediaMember member, MediaSession session, ArrayNode tracks,
            Optional<SessionDescription> answer) {
        ObjectNode body = MediaAnswer.object().put("requiresImmediateRenegotiation", false);
        body.set("tracks", tracks);
        answer.ifPresent(found -> body.set("sessionDescription",
                ClientSdp.of(found, member.definition(), session.aliases())));
        return MediaAnswer.ok(body);
    }
}
