package io.quarkiverse.cloudflare.runtime.media;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.quarkiverse.cloudflare.media.MediaState;
import io.quarkiverse.cloudflare.media.PublishedTrack;
import io.quarkiverse.cloudflare.presence.PresenceContributor;
import io.quarkiverse.cloudflare.room.Member;
import io.quarkiverse.cloudflare.room.RoomHost;

/**
 * What the meta of a member of a media room has besides the application's: {@code media} and {@code tracks}. Thread-safe.
 */
public class MediaMeta implements PresenceContributor {

    private static final Map<String, ?> NOTHING_YET = fields(MediaState.NEW, List.of());

    private final MediaDefinitions definitions;
    private final RoomHost host;

    MediaMeta(MediaDefinitions definitions, RoomHost host) {
        this.definitions = definitions;
        this.host = host;
    }

    @Override
    public Map<String, ?> fields(Member member) {
        return MediaMember.of(member).<Map<String, ?>> map(MediaMeta::of)
                .orElseGet(() -> isMediaRoom(member) ? NOTHING_YET : Map.of());
    }

    /** A broadcast that is just let in is no media member yet. */
    private boolean isMediaRoom(Member member) {
        return host.roomClass(member.address()).flatMap(definitions::of).isPresent();
    }

    static Map<String, ?> of(MediaMember member) {
        return fields(member.state(), member.publications().declared().stream().map(Publication::toTrack).toList());
    }

    private static Map<String, ?> fields(MediaState state, List<PublishedTrack> tracks) {
        return Map.of("media", state.wireName(), "tracks", tracks.stream().map(MediaMeta::shown).toList());
    }

    private static Map<String, ?> shown(PublishedTrack track) {
        return Map.of("trackName", track.trackName(), "sessionId", track.sessionId(),
                "kind", track.kind().name().toLowerCase(Locale.ROOT), "source", track.source().wireName(),
                "muted", track.muted(), "simulcast", track.layers());
    }
}
