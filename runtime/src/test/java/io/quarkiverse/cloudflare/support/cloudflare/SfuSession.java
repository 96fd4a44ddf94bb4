package io.quarkiverse.cloudflare.support.cloudflare;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.quarkiverse.cloudflare.support.cloudflare.SdpText.Section;

/**
 * One session: a peer connection and its one offer/answer state machine. Not thread-safe: owned by the lock of the stand-in.
 */
final class SfuSession {

    /** A track on this session. Two may share a mid, when its transceiver is used in both directions. */
    static final class Track {
        final boolean local;
        final String mid;
        final String kind;
        final List<String> rids;
        /** The publisher's session, for a remote one. */
        String sessionId;
        String trackName;
        boolean active = true;
        boolean silent;
        boolean forced;

        Track(boolean local, Section section, String sessionId, String trackName) {
            this.local = local;
            this.mid = section.mid();
            this.kind = section.kind();
            this.rids = section.rids();
            this.sessionId = sessionId;
            this.trackName = trackName;
        }
    }

    /** A data channel on this session. */
    static final class Channel {
        final boolean local;
        final String sessionId;
        final String name;
        final String reliability;
        boolean canReply;
        boolean active = true;

        Channel(boolean local, String sessionId, String name, String reliability) {
            this.local = local;
            this.sessionId = sessionId;
            this.name = name;
            this.reliability = reliability;
        }
    }

    final String id;
    final String app;
    final Instant created;
    final List<Track> tracks = new ArrayList<>();
    final Map<Integer, Channel> channels = new TreeMap<>();
    /** As the SFU sees their directions, by mid. */
    final Map<String, Section> sections = new LinkedHashMap<>();
    boolean connected;
    boolean gone;
    private int exchanges;
    private boolean offered;

    SfuSession(String id, String app, Instant created) {
        this.id = id;
        this.app = app;
        this.created = created;
    }

    void refuseUnlessStable() {
        if (offered) {
            throw ApiError.wrongState("invalid_modification_have_local_offer").refuse(406);
        }
    }

    /** A session that never negotiated may still do so; one that did must be connected first. */
    void refuseWhileConnecting() {
        if (exchanges > 0 && !connected) {
            throw ApiError.NOT_READY.refuse(425);
        }
    }

    void refuseUnlessConnected() {
        if (!connected) {
            throw ApiError.NOT_READY.refuse(425);
        }
    }

    /** @return how many exchanges of SDP are complete */
    int exchanges() {
        return exchanges;
    }

    boolean isOffered() {
        return offered;
    }

    boolean hasDataTransport() {
        return sections.values().stream().anyMatch(section -> section.kind().equals("application"));
    }

    /** Takes a client's offer, and answers it. */
    String answer(SdpText offer, boolean autoConnect) {
        offer.sections().forEach(section -> sections.put(section.mid(), section.mirrored()));
        exchanged(autoConnect);
        return offer.sfuAnswer();
    }

    /** Adds a section of the SFU's choice, to be offered. */
    Section add(String kind, String direction, List<String> rids) {
        int mid = sections.size();
        while (sections.containsKey(Integer.toString(mid))) {
            mid++;
        }
        Section section = new Section(kind, Integer.toString(mid), direction, rids);
        sections.put(section.mid(), section);
        return section;
    }

    /** Offers all sections. Nothing may change until the answer. */
    String offer() {
        offered = true;
        return SdpText.sfuOffer(List.copyOf(sections.values()));
    }

    void answered(SdpText answer, boolean autoConnect) {
        if (!offered) {
            throw ApiError.wrongState("invalid_modification_stable").refuse(406);
        }
        List<String> mids = answer.sections().stream().map(Section::mid).toList();
        if (!mids.equals(List.copyOf(sections.keySet()))) {
            throw ApiError.invalidSdp("The answer has the media sections " + mids + ", the offer " + sections.keySet())
                    .refuse(406);
        }
        offered = false;
        exchanged(autoConnect);
    }

    private void exchanged(boolean autoConnect) {
        exchanges++;
        connected |= autoConnect;
    }

    Optional<Track> publication(String trackName) {
        return newest(tracks.stream().filter(track -> track.local && track.trackName.equals(trackName)).toList());
    }

    Optional<Channel> channel(boolean local, String sessionId, String name) {
        return channels.values().stream().filter(channel -> channel.active && channel.local == local
                && channel.sessionId.equals(sessionId) && channel.name.equals(name)).findFirst();
    }

    List<Track> active(String mid) {
        return tracks.stream().filter(track -> track.active && track.mid.equals(mid)).toList();
    }

    /** Whether a track of this mid was closed by force: what is published on it from then on never arrives. */
    boolean isSpent(String mid) {
        return tracks.stream().anyMatch(track -> track.mid.equals(mid) && track.forced);
    }

    /** The mid that a request means: one of a section, or {@code #} and the name of a track here. */
    Optional<Section> transceiver(String mid) {
        String plain = mid.startsWith("#")
                ? newest(tracks.stream().filter(track -> track.active && track.trackName.equals(mid.substring(1))).toList())
                        .map(track -> track.mid).orElse("")
                : mid;
        return Optional.ofNullable(sections.get(plain));
    }

    private static Optional<Track> newest(List<Track> found) {
        return found.isEmpty() ? Optional.empty() : Optional.of(found.get(found.size() - 1));
    }
}
