package io.quarkiverse.cloudflare.calls;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * One media section of a description, to be read. Immutable, so thread-safe.
 */
public final class SdpMedia {

    /** Who sends, seen from the one who wrote the description. */
    public enum Direction {
        SENDRECV,
        SENDONLY,
        RECVONLY,
        INACTIVE;

        /** As in an {@code a=} line. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final SdpSection session;
    private final SdpSection section;
    private final SdpMediaLine line;

    SdpMedia(SdpSection session, SdpSection section) {
        this.session = session;
        this.section = section;
        this.line = section.mediaLine();
    }

    /**
     * What the section carries, as its {@code m=} line says: {@code audio}, {@code video} or {@code application} in the
     * descriptions of browsers.
     */
    public String type() {
        return line.type();
    }

    /**
     * What the section carries, if that is a track.
     *
     * @return empty for data channels
     */
    public Optional<TrackKind> kind() {
        return line.kind();
    }

    /**
     * The port of the {@code m=} line. 0 is a rejected section, or one with {@code a=bundle-only}.
     */
    public int port() {
        return line.port();
    }

    /**
     * For example {@code UDP/TLS/RTP/SAVPF}.
     */
    public String protocol() {
        return line.protocol();
    }

    /**
     * The payload types of the {@code m=} line, the preferred one first, as text; {@code webrtc-datachannel} for data
     * channels.
     */
    public List<String> formats() {
        return line.formats();
    }

    /**
     * The name by which the section is known in its session.
     *
     * @return empty if there is none
     */
    public Optional<String> mid() {
        return section.attribute("mid").filter(mid -> !mid.isEmpty());
    }

    /**
     * Its own direction, or that of the session, or {@link Direction#SENDRECV} if neither is stated.
     */
    public Direction direction() {
        return direction(section).or(() -> direction(session)).orElse(Direction.SENDRECV);
    }

    private static Optional<Direction> direction(SdpSection section) {
        for (Direction direction : Direction.values()) {
            if (section.has(direction.toString())) {
                return Optional.of(direction);
            }
        }
        return Optional.empty();
    }

    /**
     * The codecs of the {@code m=} line, each once, the preferred one first. A payload type without a readable {@code a=rtpmap}
     * is left
     * out, unless its codec is fixed (RFC 3551).
     *
     * @return empty for data channels
     */
    public List<SdpCodec> codecs() {
        return SdpCodecs.of(section, line);
    }

    /**
     * The restricted streams of the section, in their order.
     *
     * @return empty if it has none
     */
    public List<SdpRid> rids() {
        return section.attributes("rid").stream().flatMap(value -> SdpRid.parse(value).stream()).toList();
    }

    /**
     * The ids of the streams which the writer would send as simulcast, in their order, the paused and the alternative ones
     * included.
     *
     * @return empty if that is not offered
     */
    public List<String> simulcastSend() {
        return SdpRid.simulcast(section, "send");
    }

    /**
     * The ids of the streams which the writer would receive as simulcast; see {@link #simulcastSend()}.
     */
    public List<String> simulcastReceive() {
        return SdpRid.simulcast(section, "recv");
    }

    /**
     * The candidates of the section that can be read.
     *
     * @return empty if it has none
     */
    public List<SdpCandidate> candidates() {
        return section.attributes("candidate").stream().flatMap(value -> SdpCandidate.parse(value).stream()).toList();
    }

    /**
     * Its own fingerprints, or those of the session if it has none.
     *
     * @return empty if neither has one that can be read
     */
    public List<SdpFingerprint> fingerprints() {
        List<SdpFingerprint> own = SdpFingerprint.of(section);
        return own.isEmpty() ? SdpFingerprint.of(session) : own;
    }

    /**
     * The values of an attribute of this section, in their order.
     *
     * @param name for example {@code extmap}
     * @return the text behind the colon, or an empty text for an attribute without one; empty if there is no such attribute
     */
    public List<String> attributes(String name) {
        return section.attributes(Objects.requireNonNull(name, "name"));
    }

    /**
     * The first value of an attribute of this section, or that of the session if it has none: {@code ice-ufrag},
     * {@code setup} and others may be in either place.
     */
    public Optional<String> attribute(String name) {
        Objects.requireNonNull(name, "name");
        return section.attribute(name).or(() -> session.attribute(name));
    }

    /** Its type, as far as that can be shown in a log. */
    String label() {
        return line.kind().isPresent() || type().equals("application") ? type() : "other";
    }

    /** The lines carry addresses and credentials, so they stay out of logs. */
    @Override
    public String toString() {
        return "SdpMedia[" + label() + " " + direction() + ", " + section.lines().size() + " lines]";
    }
}
