package io.quarkiverse.cloudflare.deployment.emulator.sdp;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A media section of a description of this side.
 *
 * @param mid empty only if it is rejected, and was so without a mid
 * @param line its {@code m=} line; of a section with codecs, these take the place of the formats
 * @param rejected whether its port is to be 0
 * @param receives whether the peer may send
 * @param codecs in the order of preference; empty for data channels
 * @param extensions those the peer may send
 * @param rids the layers the peer may send
 * @param sender what this side sends; empty if it does not
 */
public record LocalSection(String mid, MediaLine line, boolean rejected, boolean receives, List<Codec> codecs,
        List<Extension> extensions, List<String> rids, Optional<Sender> sender) {

    public LocalSection {
        Objects.requireNonNull(mid, "mid");
        Objects.requireNonNull(line, "line");
        codecs = List.copyOf(codecs);
        extensions = List.copyOf(extensions);
        rids = List.copyOf(rids);
        Objects.requireNonNull(sender, "sender");
    }

    /** A section for data channels. */
    public static LocalSection data(String mid) {
        return new LocalSection(mid, new MediaLine(SectionKind.DATA.type(), MediaLine.SCTP, List.of(MediaLine.DATA_CHANNEL)),
                false, false, List.of(), List.of(), List.of(), Optional.empty());
    }

    /** A section that is not accepted, or no longer. */
    public static LocalSection rejected(String mid, MediaLine line) {
        return new LocalSection(mid, line, true, false, List.of(), List.of(), List.of(), Optional.empty());
    }

    /** The line of a section that this side adds. */
    public static MediaLine rtp(SectionKind kind) {
        return new MediaLine(kind.type(), MediaLine.RTP, List.of());
    }

    boolean isData() {
        return line.type().equals(SectionKind.DATA.type());
    }

    List<String> formats() {
        return codecs.isEmpty() ? line.formats()
                : codecs.stream().map(codec -> Integer.toString(codec.payloadType())).toList();
    }

    String direction() {
        return sender.isPresent() ? receives ? "sendrecv" : "sendonly" : receives ? "recvonly" : "inactive";
    }
}
