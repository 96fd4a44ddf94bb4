package io.quarkiverse.cloudflare.runtime.media;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.quarkiverse.cloudflare.media.MediaPermissions;
import io.quarkiverse.cloudflare.media.MediaState;
import io.smallrye.mutiny.Uni;

/**
 * Takes away what a member may no longer do. It never waits for a client. Thread-safe.
 */
public class Revocation {

    private final Endings endings;
    private final Announcements announcements;
    private final IceServersSource credentials;

    Revocation(Endings endings, Announcements announcements, IceServersSource credentials) {
        this.endings = endings;
        this.announcements = announcements;
        this.credentials = credentials;
    }

    /** See {@link io.quarkiverse.cloudflare.media.Media#permit}. */
    Uni<Boolean> permit(MediaMember member, MediaPermissions permissions) {
        return Uni.createFrom().deferred(() -> {
            MediaPermissions before;
            synchronized (member) {
                before = member.permissions();
                member.permissions(permissions);
                member.grants().drop(source -> !permissions.allows(source));
            }
            if (!before.equals(permissions)) {
                announcements.permitted(member, permissions);
            }
            Uni<Void> publishing = endings.close(member, track -> !permissions.allows(track.source()),
                    Announcements.NOT_PERMITTED);
            return Uni.join().all(publishing, permissions.subscribe() ? Uni.createFrom().voidItem() : closePulls(member))
                    .andCollectFailures().replaceWith(true);
        });
    }

    /** See {@link io.quarkiverse.cloudflare.media.Media#remove}. */
    Uni<Boolean> remove(MediaMember member) {
        return Uni.createFrom().deferred(() -> {
            if (member.remove()) {
                member.state(MediaState.CLOSED);
                announcements.removed(member);
                announcements.state(member, MediaState.CLOSED);
            }
            return closeAll(member).replaceWith(true);
        });
    }

    /** A member has left its room: all it published and received is closed, and its credentials are revoked. Never fails. */
    Uni<Void> left(MediaMember member) {
        return Uni.createFrom().deferred(() -> {
            member.remove();
            return closeAll(member);
        });
    }

    private Uni<Void> closeAll(MediaMember member) {
        member.grants().drop(source -> true);
        Optional<MediaSession> session = member.session();
        // In one request: a session gets few of them per second, and what is published counts most.
        Set<String> mids = new LinkedHashSet<>();
        List<Publication> ended = endings.end(member, track -> true, Announcements.UNTOLD);
        List<Uni<Void>> closings = new ArrayList<>();
        session.ifPresent(present -> {
            ended.stream().filter(track -> track.alias().equals(present.alias())).map(Publication::mid).forEach(mids::add);
            present.pulls().stream().map(MediaSession.Pulled::mid).forEach(mids::add);
            closings.add(present.forceClose(mids).chain(() -> present.giveUp(MediaSession.REPLACED)));
        });
        closings.add(credentials.revoke(member.id()));
        return Uni.join().all(closings).andCollectFailures().replaceWithVoid().onFailure().recoverWithNull();
    }

    private static Uni<Void> closePulls(MediaMember member) {
        return member.session().map(session -> session.forceClose(
                session.pulls().stream().map(MediaSession.Pulled::mid).toList())).orElse(Uni.createFrom().voidItem());
    }
}
