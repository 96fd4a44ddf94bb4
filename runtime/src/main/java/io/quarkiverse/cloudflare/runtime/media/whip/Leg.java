package io.quarkiverse.cloudflare.runtime.media.whip;

import java.util.List;
import java.util.Optional;

import io.quarkiverse.cloudflare.runtime.media.MediaMember;
import io.quarkiverse.cloudflare.runtime.media.MediaSession;
import io.quarkiverse.cloudflare.runtime.media.whip.Offer.Section;

/**
 * A session of WHIP or WHEP that is under way, with what it has at Cloudflare. Immutable.
 *
 * @param tokenId of the token it was begun with
 * @param tracks what a broadcast sends, each under its {@code mid}; empty for a viewer
 * @param member the broadcast as its room sees it; empty for a viewer, who is no member
 */
record Leg(WhipSession session, String tokenId, MediaSession media, List<Track> tracks, Optional<MediaMember> member) {

    Leg {
        tracks = List.copyOf(tracks);
    }

    boolean isOfMember(String memberId) {
        return member.filter(found -> found.id().equals(memberId)).isPresent();
    }

    @Override
    public String toString() {
        return session.toString();
    }

    /** What a broadcast sends in one section. */
    record Track(Section section, String trackName) {
    }
}
