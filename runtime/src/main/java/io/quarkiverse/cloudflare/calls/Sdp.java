package io.quarkiverse.cloudflare.calls;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A session description (RFC 8866) that can be read and changed without a media stack: the offer or the answer of a browser
 * or of the SFU.
 * <p>
 * Every line is kept as it was written, whatever its order, its meaning and its line end: without a change, {@link #text()}
 * is the text that was parsed, byte for byte. A change touches only the lines it is about; a line it adds has the line end
 * of the text. Each change gives a new value, and making it twice is making it once.
 * <p>
 * Immutable, so thread-safe. Time and memory are linear in the length of the text; bound that length where it comes from.
 */
public final class Sdp {

    private final String text;
    // The session's lines, then one element per media section.
    private final List<SdpSection> sections;

    private Sdp(String text, List<SdpSection> sections) {
        this.text = text;
        this.sections = List.copyOf(sections);
    }

    /**
     * Reads a description. Its lines may end with CRLF or LF, the last one with neither.
     *
     * @throws IllegalArgumentException if the text cannot be SDP: the message names the number of the line and the rule it
     *         breaks, never what it says
     */
    public static Sdp parse(String text) {
        Objects.requireNonNull(text, "text");
        return new Sdp(text, SdpParser.parse(text));
    }

    /**
     * The description itself. It holds addresses and credentials of the peer: keep it out of logs.
     */
    public String text() {
        return text;
    }

    /**
     * The media sections in their order, rejected ones included.
     *
     * @return empty if the description has none
     */
    public List<SdpMedia> media() {
        return sections.stream().skip(1).map(section -> new SdpMedia(session(), section)).toList();
    }

    /**
     * The values of an attribute of the session, in their order; those of a media section are {@link SdpMedia#attributes}.
     *
     * @param name for example {@code group}
     * @return the text behind the colon, or an empty text for an attribute without one; empty if there is no such attribute
     */
    public List<String> attributes(String name) {
        return session().attributes(Objects.requireNonNull(name, "name"));
    }

    /**
     * The fingerprints of the certificates, of the session and of all media sections, each once.
     *
     * @return empty if there is none that can be read
     */
    public List<SdpFingerprint> fingerprints() {
        return sections.stream().flatMap(section -> SdpFingerprint.of(section).stream()).distinct().toList();
    }

    /**
     * Sets parameters of Opus (RFC 7587), whatever its payload type, in every media section that has it. Other parameters
     * stay as they are and where they are; an {@code a=fmtp} line is added behind the {@code a=rtpmap} if there is none.
     */
    public Sdp withOpus(OpusOptions options) {
        OpusEdit edit = new OpusEdit(options);
        return changed(edit::apply);
    }

    /**
     * Puts codecs to the front of the {@code m=} lines of a kind, in the given order. Each is followed by its
     * retransmission ({@code rtx}); the others keep their order, and none is dropped. A codec the section does not have is
     * passed over.
     *
     * @param kind which sections
     * @param names the codecs, the one to prefer first, for example {@code "AV1", "VP9"}; upper and lower case are the same.
     *        {@code rtx} is passed over: it goes with its codec
     */
    public Sdp preferCodecs(TrackKind kind, String... names) {
        CodecOrder order = new CodecOrder(List.of(names));
        return changed(of(kind, order::apply));
    }

    /**
     * States the most that should be sent to the peer of this description, for each media section of a kind: {@code b=AS},
     * in kilobits per second and rounded up, and {@code b=TIAS}, in bits per second. Browsers differ in which they obey. Such
     * lines are replaced where they are there, and added before the attributes where not.
     *
     * @param bitsPerSecond 1 or more
     * @throws IllegalArgumentException if it is less
     */
    public Sdp withBandwidth(TrackKind kind, long bitsPerSecond) {
        BandwidthEdit edit = new BandwidthEdit(bitsPerSecond);
        return changed(of(kind, edit::apply));
    }

    /**
     * Removes every candidate, and {@code a=end-of-candidates} with them.
     * <p>
     * The port of {@code m=} and the addresses of {@code c=} and {@code a=rtcp} stay.
     */
    public Sdp withoutCandidates() {
        return of(CandidateEdit.all().apply(sections));
    }

    /**
     * Removes some candidates. {@code a=end-of-candidates} goes with the last candidate of its section, and every one of
     * them with the last candidate of the description.
     *
     * @param unwanted decides about each candidate; it is not asked about one that cannot be read, which stays
     */
    public Sdp withoutCandidates(Predicate<SdpCandidate> unwanted) {
        return of(CandidateEdit.of(unwanted).apply(sections));
    }

    private SdpSection session() {
        return sections.get(0);
    }

    private Sdp changed(UnaryOperator<SdpSection> edit) {
        return of(Stream.concat(Stream.of(session()), sections.stream().skip(1).map(edit)).toList());
    }

    private static UnaryOperator<SdpSection> of(TrackKind kind, UnaryOperator<SdpSection> edit) {
        Objects.requireNonNull(kind, "kind");
        return section -> section.mediaLine().kind().filter(kind::equals).isPresent() ? edit.apply(section) : section;
    }

    private static Sdp of(List<SdpSection> sections) {
        StringBuilder text = new StringBuilder();
        sections.forEach(section -> section.writeTo(text));
        return new Sdp(text.toString(), sections);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sdp sdp && text.equals(sdp.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** The text carries addresses and credentials, so it stays out of logs. */
    @Override
    public String toString() {
        List<String> kinds = new ArrayList<>();
        media().forEach(media -> kinds.add(media.label()));
        return "Sdp[" + String.join(", ", kinds) + (kinds.isEmpty() ? "" : "; ") + text.length() + " chars]";
    }
}
