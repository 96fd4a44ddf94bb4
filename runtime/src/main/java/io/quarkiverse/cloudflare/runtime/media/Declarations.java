package io.quarkiverse.cloudflare.runtime.media;

import java.util.List;
import java.util.Optional;

import io.quarkiverse.cloudflare.room.EventRefusedException;
import io.quarkiverse.cloudflare.runtime.media.Publication.Stage;

/**
 * What members say about the tracks they publish. Refuses with {@link EventRefusedException}. Thread-safe.
 */
public class Declarations {

    static final String UNKNOWN_TRACK = "unknown_track";
    static final String NOT_GRANTED = "not_granted";
    static final String NOT_PERMITTED = "not_permitted";

    private final MediaRegistry registry;
    private final MediaSessions sessions;
    private final Announcements announcements;
    private final UndeclaredTracks undeclared;

    Declarations(MediaRegistry registry, MediaSessions sessions, Announcements announcements, UndeclaredTracks undeclared) {
        this.registry = registry;
        this.sessions = sessions;
        this.announcements = announcements;
        this.undeclared = undeclared;
    }

    /** Media flows: others see the track, and may pull it. */
    void published(MediaMember member, Wish.Declaration declaration) {
        Publication before;
        Publication declared;
        synchronized (member) {
            before = find(member, declaration.trackName());
            if (!member.permissions().allows(declaration.source()) || member.isRemoved()) {
                throw new EventRefusedException(NOT_PERMITTED);
            }
            declared = as(member, before, declaration).declared(declaration.muted());
            show(member, declared);
        }
        if (before.isDeclared()) {
            announcements.changed(member);
        } else {
            announcements.began(member, declared);
        }
    }

    /** The member has muted or unmuted a track itself. */
    void muted(MediaMember member, Wish.Muting muting) {
        boolean changed;
        synchronized (member) {
            Publication track = find(member, muting.trackName());
            if (!track.isDeclared()) {
                throw new EventRefusedException(UNKNOWN_TRACK);
            }
            changed = track.muted() != muting.muted();
            if (changed) {
                show(member, track.declared(muting.muted()));
            }
        }
        if (changed) {
            announcements.changed(member);
        }
    }

    /** The track ends: nobody sees it any more. Its client has 2 seconds to close it, then the server does. */
    void unpublished(MediaMember member, String trackName) {
        Optional<Publication> found;
        synchronized (member) {
            found = member.publications().find(trackName);
            found.ifPresent(track -> {
                member.publications().replace(track.at(Stage.ENDING));
                registry.remove(member.address(), track.alias(), trackName);
            });
        }
        found.ifPresent(track -> {
            announcements.ended(member, List.of(track), Announcements.UNTOLD);
            undeclared.ending(member, track);
        });
    }

    private static Publication find(MediaMember member, String trackName) {
        return member.publications().find(trackName).filter(track -> track.stage() != Stage.ADMITTED)
                .orElseThrow(() -> new EventRefusedException(UNKNOWN_TRACK));
    }

    private void show(MediaMember member, Publication track) {
        MediaSession session = sessions.find(track.alias())
                .orElseThrow(() -> new EventRefusedException(UNKNOWN_TRACK));
        member.publications().replace(track);
        registry.declare(member.address(), track, session.realId());
    }

    /**
     * Sections take grants by their kind, so a camera and a screen that were asked for together may have taken each other's:
     * the client alone knows which is which.
     */
    private static Publication as(MediaMember member, Publication track, Wish.Declaration declaration) {
        if (track.source() == declaration.source()) {
            return track;
        }
        if (track.isDeclared()) {
            throw new EventRefusedException(NOT_GRANTED);
        }
        Optional<Publication> other = member.publications().all().stream()
                .filter(candidate -> candidate.stage() == Stage.ADMITTED || candidate.stage() == Stage.ACCEPTED)
                .filter(candidate -> candidate.kind() == track.kind() && candidate.source() == declaration.source())
                .findFirst();
        if (other.isPresent()) {
            member.publications().replace(other.get().with(track.grant()));
            return track.with(other.get().grant());
        }
        Grant unused = member.grants().take(declaration.source(), track.kind())
                .orElseThrow(() -> new EventRefusedException(NOT_GRANTED));
        member.grants().giveBack(List.of(track.grant()));
        return track.with(unused);
    }
}
