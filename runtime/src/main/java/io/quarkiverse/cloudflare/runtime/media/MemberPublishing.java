package io.quarkiverse.cloudflare.runtime.media;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import io.quarkiverse.cloudflare.room.RoomAddress;
import io.quarkiverse.cloudflare.runtime.media.Publication.Stage;

/**
 * Publishing by the members of this node. Thread-safe.
 */
public class MemberPublishing implements Publishing {

    private final MediaRoster roster;
    private final MediaRegistry registry;
    private final Endings endings;
    private final UndeclaredTracks undeclared;
    private final Announcements announcements;
    private final SessionWatch watch;

    MemberPublishing(MediaRoster roster, MediaRegistry registry, Endings endings, UndeclaredTracks undeclared,
            Announcements announcements, SessionWatch watch) {
        this.roster = roster;
        this.registry = registry;
        this.endings = endings;
        this.undeclared = undeclared;
        this.announcements = announcements;
        this.watch = watch;
    }

    @Override
    public void opened(MediaMember member, MediaSession session) {
        watch.add(member, session);
    }

    @Override
    public void admit(MediaMember member, String alias, List<Section> sections) {
        synchronized (member) {
            if (member.isRemoved()) {
                throw new MediaRefusal(403, "not_permitted", "This member is not in the call");
            }
            requireNew(member, alias, sections);
            List<Grant> taken = take(member, sections);
            for (int i = 0; i < taken.size(); i++) {
                member.publications().put(Publication.admitted(member, alias, sections.get(i), taken.get(i)));
            }
        }
    }

    private static void requireNew(MediaMember member, String alias, List<Section> sections) {
        Set<String> names = new HashSet<>();
        Set<String> mids = new HashSet<>();
        // One that is ending is closed already, or its transceiver could not be offered again.
        member.publications().remove(track -> track.stage() == Stage.ENDING && track.alias().equals(alias)
                && sections.stream().anyMatch(section -> section.mid().equals(track.mid())));
        for (Publication track : member.publications().all()) {
            if (track.alias().equals(alias)) {
                names.add(track.trackName());
                mids.add(track.mid());
            }
        }
        for (int i = 0; i < sections.size(); i++) {
            requireNew(names.add(sections.get(i).trackName()), i, "trackName");
            requireNew(mids.add(sections.get(i).mid()), i, "mid");
        }
    }

    private static void requireNew(boolean isNew, int index, String field) {
        if (!isNew) {
            throw new MediaRefusal(400, "invalid_request", "tracks[" + index + "]." + field
                    + " is published by this session already; close it first, or take another");
        }
    }

    /** All or none. */
    private static List<Grant> take(MediaMember member, List<Section> sections) {
        List<Grant> taken = new ArrayList<>();
        for (int i = 0; i < sections.size(); i++) {
            Section section = sections.get(i);
            Optional<Grant> grant = member.grants().take(section.kind());
            if (grant.isEmpty()) {
                member.grants().giveBack(taken);
                throw new MediaRefusal(403, "not_granted", "tracks[" + i + "] has no grant for "
                        + section.kind().name().toLowerCase(Locale.ROOT) + "; ask for one with cf_publish on the channel");
            }
            taken.add(grant.get());
        }
        return taken;
    }

    @Override
    public void published(MediaMember member, String alias, List<String> acceptedMids, List<String> refusedMids) {
        List<Publication> accepted = new ArrayList<>();
        synchronized (member) {
            member.publications().remove(track -> isAdmitted(track, alias, refusedMids));
            for (Publication track : member.publications().all()) {
                if (isAdmitted(track, alias, acceptedMids) && member.publications().replace(track.at(Stage.ACCEPTED))) {
                    accepted.add(track);
                }
            }
        }
        accepted.forEach(track -> undeclared.accepted(member, track));
    }

    private static boolean isAdmitted(Publication track, String alias, List<String> mids) {
        return track.stage() == Stage.ADMITTED && track.alias().equals(alias) && mids.contains(track.mid());
    }

    @Override
    public void closed(MediaMember member, String alias, List<String> mids) {
        endings.end(member, track -> track.alias().equals(alias) && mids.contains(track.mid()), Announcements.UNTOLD);
    }

    @Override
    public void over(MediaMember member, String alias) {
        endings.end(member, track -> track.alias().equals(alias), Announcements.UNTOLD);
    }

    @Override
    public void broadcast(MediaMember member, MediaSession session, List<Publication> tracks) {
        synchronized (member) {
            for (Publication track : tracks) {
                member.publications().put(track);
                registry.declare(member.address(), track, session.realId());
            }
        }
        tracks.forEach(track -> announcements.began(member, track));
    }

    @Override
    public int publishers(RoomAddress address) {
        return (int) roster.of(address).stream().filter(MediaMember::isPublishing).count();
    }
}
