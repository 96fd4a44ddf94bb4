package io.quarkiverse.cloudflare.runtime.media.http;

import java.util.Optional;
import java.util.function.Supplier;

import io.quarkiverse.cloudflare.calls.CallsClient;
import io.quarkiverse.cloudflare.calls.CallsSession;
import io.quarkiverse.cloudflare.calls.CallsSessionGoneException;
import io.quarkiverse.cloudflare.room.RoomHost;
import io.quarkiverse.cloudflare.runtime.media.MediaMember;
import io.quarkiverse.cloudflare.runtime.media.MediaRegistry;
import io.quarkiverse.cloudflare.runtime.media.MediaSession;
import io.quarkiverse.cloudflare.runtime.media.MediaSessions;
import io.quarkiverse.cloudflare.runtime.media.Publishing;
import io.smallrye.mutiny.Uni;

/**
 * Carries out what a member asks, of Cloudflare and in the room. Failures are refusals, or those of the client for Calls.
 * Thread-safe.
 */
final class MediaOperations {

    private final MediaAccess access;
    private final MediaSessions sessions;
    private final Publishing publishing;
    private final RoomHost host;
    private final PublishOperation publications;
    private final PullOperation pulls;

    MediaOperations(MediaAccess access, MediaSessions sessions, MediaRegistry registry, Publishing publishing, RoomHost host) {
        this.access = access;
        this.sessions = sessions;
        this.publishing = publishing;
        this.host = host;
        this.publications = new PublishOperation(publishing);
        this.pulls = new PullOperation(registry, access::isHere);
    }

    /** Does what a path and a body ask, when subscribed to. */
    Uni<MediaAnswer> perform(MediaMember member, MediaPath path, byte[] body) {
        // No default: a new operation must fail to compile here.
        return switch (path.operation()) {
            case NEW_SESSION -> {
                RequestReader.newSession(body);
                yield open(member);
            }
            case NEW_TRACKS -> newTracks(member, path.alias(), RequestReader.newTracks(body));
            case RENEGOTIATE -> renegotiate(member, path.alias(), RequestReader.renegotiate(body));
            case CLOSE_TRACKS -> {
                MediaRequest.Close request = RequestReader.closeTracks(body);
                yield in(member, path.alias(), session -> publications.close(member, session, request));
            }
            case UPDATE_TRACKS -> {
                MediaRequest.Update request = RequestReader.updateTracks(body);
                yield in(member, path.alias(), session -> pulls.update(member, session, request));
            }
            case ICE_SERVERS -> access.iceServers(member).map(MediaAnswer::iceServers);
        };
    }

    private Uni<MediaAnswer> open(MediaMember member) {
        CallsClient calls = access.calls();
        return calls.openSession().map(opened -> opened(member, calls, opened));
    }

    private MediaAnswer opened(MediaMember member, CallsClient calls, CallsSession opened) {
        MediaSession session = sessions.add(calls, opened, new MemberSession(member, publishing, host));
        Optional<MediaSession> before = member.replaceSession(session);
        before.ifPresent(old -> Background.run(old.giveUp(MediaSession.REPLACED)));
        // Who removes a member looks for its session: either finds it, or is found here.
        if (!access.isHere(member)) {
            Background.run(session.giveUp(MediaSession.REPLACED));
            throw MediaFailures.UNAUTHORIZED;
        }
        publishing.opened(member, session);
        return MediaAnswer.opened(session.alias());
    }

    private Uni<MediaAnswer> newTracks(MediaMember member, String alias, MediaRequest request) {
        return in(member, alias, session -> request instanceof MediaRequest.Publish publish
                ? publications.publish(member, session, publish)
                : pulls.pull(member, session, (MediaRequest.Pull) request));
    }

    private Uni<MediaAnswer> renegotiate(MediaMember member, String alias, MediaRequest.Renegotiate request) {
        return in(member, alias, session -> session.calls().answer(request.answer())
                .onFailure(IllegalStateException.class)
                .transform(failure -> StrictJson.refusal("No offer waits for this answer"))
                .map(done -> {
                    session.described(request.answer());
                    return MediaAnswer.ok(MediaAnswer.object());
                }));
    }

    private Uni<MediaAnswer> in(MediaMember member, String alias, Work work) {
        // A name that is not this member's means as little as one that nobody has.
        MediaSession session = member.session().filter(found -> found.alias().equals(alias) && !found.isOver())
                .orElseThrow(() -> MediaFailures.NO_SESSION);
        return guarded(() -> work.in(session)).onFailure().invoke(failure -> {
            if (session.calls().isLost()) {
                Background.run(session.giveUp(
                        failure instanceof CallsSessionGoneException ? MediaSession.GONE : MediaSession.LOST));
            }
        });
    }

    private static Uni<MediaAnswer> guarded(Supplier<Uni<MediaAnswer>> work) {
        try {
            return work.get();
        } catch (RuntimeException e) {
            return Uni.createFrom().failure(e);
        }
    }

    private interface Work {

        Uni<MediaAnswer> in(MediaSession session);
    }
}
