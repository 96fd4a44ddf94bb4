package io.quarkiverse.cloudflare.deployment.emulator.media;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import io.quarkiverse.cloudflare.deployment.emulator.rtp.RtpPacket;

/**
 * Which stream a packet of the peer belongs to: by its SSRC, which is learned from what the first packets and the description
 * say (RFC 8843, section 9.2). Owned by the media loop.
 */
final class StreamRegistry {

    static final String MID = "urn:ietf:params:rtp-hdrext:sdes:mid";
    static final String RID = "urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id";

    // The 64 tracks of a session with three layers each fit.
    private static final int MAX_STREAMS = 256;
    private static final int MAX_REMEMBERED = 64;
    private static final int NO_EXTENSION = 0;

    private final List<IncomingTrack> tracks = new ArrayList<>();
    private final SsrcTable<IncomingStream> streams = new SsrcTable<>();
    private final SsrcTable<IncomingTrack> announced = new SsrcTable<>();
    // Browsers name the section only in the first packets of a stream. If the section is opened again, they do not do it again.
    private final Map<Integer, Origin> remembered = new LinkedHashMap<>() {

        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Origin> eldest) {
            return size() > MAX_REMEMBERED;
        }
    };

    void add(IncomingTrack track) {
        tracks.add(track);
        announce(track);
    }

    void announce(IncomingTrack track) {
        for (int ssrc : track.spec().ssrcs()) {
            if (announced.size() < MAX_STREAMS) {
                announced.put(ssrc, track);
            }
        }
    }

    void remove(IncomingTrack track) {
        tracks.remove(track);
        for (IncomingStream stream : track.streams()) {
            if (streams.get(stream.ssrc) == stream) {
                streams.remove(stream.ssrc);
            }
            remembered.put(stream.ssrc, new Origin(track.spec().mid(), stream.rid));
        }
        for (int ssrc : track.spec().ssrcs()) {
            if (announced.get(ssrc) == track) {
                announced.remove(ssrc);
            }
        }
    }

    /** @return the stream of an SSRC; null if there is none */
    IncomingStream get(int ssrc) {
        return streams.get(ssrc);
    }

    void forEach(Consumer<IncomingStream> action) {
        streams.forEach(action);
    }

    int size() {
        return streams.size();
    }

    List<IncomingTrack> tracks() {
        return List.copyOf(tracks);
    }

    /**
     * @return the new stream of a packet whose SSRC has none; null if it belongs to no track
     */
    IncomingStream learn(RtpPacket packet, long now) {
        int ssrc = packet.ssrc();
        Optional<Origin> origin = Optional.ofNullable(remembered.get(ssrc));
        Optional<String> mid = text(packet, MID);
        IncomingTrack track = mid.isPresent() ? section(mid.get()) : announced.get(ssrc);
        if (track == null && mid.isEmpty()) {
            track = origin.map(known -> section(known.mid())).orElseGet(() -> only(packet.payloadType(), now));
        }
        if (track == null || track.codec(packet.payloadType()) == null) {
            return null;
        }
        String rid = "";
        if (!track.spec().rids().isEmpty()) {
            // The layer of a stream does not change, whatever section it is in.
            rid = text(packet, RID).or(() -> origin.map(Origin::rid)).orElse("");
            if (!track.spec().rids().contains(rid)) {
                return null;
            }
        }
        return add(track, ssrc, rid);
    }

    private IncomingStream add(IncomingTrack track, int ssrc, String rid) {
        IncomingStream old = track.layer(rid);
        if (old != null) {
            streams.remove(old.ssrc);
        }
        if (streams.size() >= MAX_STREAMS) {
            return null;
        }
        IncomingStream stream = track.stream(ssrc, rid);
        streams.put(ssrc, stream);
        return stream;
    }

    /** Extensions have the same ids in all sections of a bundle. */
    private Optional<String> text(RtpPacket packet, String uri) {
        for (IncomingTrack track : tracks) {
            int id = track.spec().extensions().getOrDefault(uri, NO_EXTENSION);
            if (id != NO_EXTENSION) {
                return packet.extensionText(id);
            }
        }
        return Optional.empty();
    }

    private IncomingTrack section(String mid) {
        for (IncomingTrack track : tracks) {
            if (track.spec().mid().equals(mid)) {
                return track;
            }
        }
        return null;
    }

    /** @return the track of a payload type that no other has, unless it has a stream already; null if there is none */
    private IncomingTrack only(int payloadType, long now) {
        IncomingTrack found = null;
        for (IncomingTrack track : tracks) {
            if (track.codec(payloadType) != null) {
                if (found != null) {
                    return null;
                }
                found = track;
            }
        }
        IncomingStream stream = found == null ? null : found.layer("");
        return stream == null || !stream.active(now) ? found : null;
    }

    private record Origin(String mid, String rid) {
    }
}
