package io.quarkiverse.cloudflare.support.cloudflare;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Session descriptions: right in syntax, and without any media behind them. Immutable. Tests make theirs with {@link #offer}
 * and
 * {@link #answerTo}.
 */
public final class SdpText {

    /**
     * One media section.
     *
     * @param kind {@code audio}, {@code video} or {@code application}
     * @param direction as its author sees it; empty for {@code application}
     * @param rids those of the layers that are sent; empty without simulcast
     */
    public record Section(String kind, String mid, String direction, List<String> rids) {

        public Section {
            rids = List.copyOf(rids);
        }

        /** A section from words: kind, mid, direction, and the rids of its layers. */
        public static Section of(String words) {
            List<String> parts = List.of(words.split(" "));
            return new Section(parts.get(0), parts.get(1), parts.size() > 2 ? parts.get(2) : "",
                    parts.subList(Math.min(3, parts.size()), parts.size()));
        }

        boolean sends() {
            return direction.startsWith("send");
        }

        boolean receives() {
            return direction.equals("sendrecv") || direction.equals("recvonly");
        }

        Section mirrored() {
            return new Section(kind, mid, switch (direction) {
                case "sendonly" -> "recvonly";
                case "recvonly" -> "sendonly";
                default -> direction;
            }, rids);
        }
    }

    private static final String FINGERPRINT = "a=fingerprint:sha-256 " + "AB:".repeat(31) + "AB";

    private final List<Section> sections;

    private SdpText(List<Section> sections) {
        this.sections = List.copyOf(sections);
    }

    public List<Section> sections() {
        return sections;
    }

    /** A client's offer with a section for each argument, for example {@code "video 1 sendonly a b"}. */
    public static String offer(String... sections) {
        List<Section> parsed = new ArrayList<>();
        for (String section : sections) {
            parsed.add(Section.of(section));
        }
        return write(parsed, "actpass", false);
    }

    /** A client's answer to an offer of the SFU. */
    public static String answerTo(String offer) {
        return write(parse(offer).sections.stream().map(Section::mirrored).toList(), "active", false);
    }

    static String sfuOffer(List<Section> sections) {
        return write(sections, "actpass", true);
    }

    String sfuAnswer() {
        return write(sections.stream().map(Section::mirrored).toList(), "passive", true);
    }

    /** Reads the sections of a session description, or refuses it as the SFU does. */
    public static SdpText parse(String sdp) {
        if (!sdp.endsWith("\r\n")) {
            throw unreadable("common issue: missing termination at the end");
        }
        List<List<String>> parts = new ArrayList<>(List.of(new ArrayList<>()));
        for (String line : sdp.substring(0, sdp.length() - 2).split("\r\n", -1)) {
            if (!line.matches("[a-z]=[^\r\n]*")) {
                throw unreadable("a line is no SDP");
            }
            if (line.startsWith("m=")) {
                parts.add(new ArrayList<>());
            }
            parts.get(parts.size() - 1).add(line);
        }
        List<String> session = parts.remove(0);
        if (session.isEmpty() || !session.get(0).equals("v=0")) {
            throw unreadable("it does not begin with v=0");
        }
        for (String type : List.of("o=", "s=", "t=")) {
            if (session.stream().noneMatch(line -> line.startsWith(type))) {
                throw unreadable("it has no line " + type);
            }
        }
        List<Section> sections = parts.stream().map(SdpText::section).toList();
        if (sections.stream().map(Section::mid).distinct().count() < sections.size()) {
            throw unreadable("two media sections have the same mid");
        }
        return new SdpText(sections);
    }

    private static Section section(List<String> lines) {
        String kind = lines.get(0).substring(2).split(" ")[0];
        String mid = lines.stream().filter(line -> line.startsWith("a=mid:")).map(line -> line.substring(6)).findFirst()
                .orElseThrow(() -> unreadable("a media section has no mid"));
        String direction = kind.equals("application") ? ""
                : lines.stream().filter(line -> line.matches("a=(sendrecv|sendonly|recvonly|inactive)"))
                        .map(line -> line.substring(2)).findFirst().orElse("sendrecv");
        List<String> rids = lines.stream().filter(line -> line.matches("a=rid:\\S+ send.*"))
                .map(line -> line.substring(6).split(" ")[0]).toList();
        return new Section(kind, mid, direction, rids);
    }

    private static Refusal unreadable(String why) {
        return ApiError.invalidSdp("Unable to parse SDP: " + why).refuse(406);
    }

    private static String write(List<Section> sections, String setup, boolean sfu) {
        List<String> lines = new ArrayList<>(List.of("v=0", "o=- 84905229396420344 1735919222 IN IP4 0.0.0.0", "s=-", "t=0 0",
                "a=group:BUNDLE " + sections.stream().map(Section::mid).collect(Collectors.joining(" ")),
                "a=msid-semantic:WMS *", FINGERPRINT));
        if (sfu) {
            lines.add("a=ice-lite");
        }
        for (Section section : sections) {
            lines.addAll(media(section));
            lines.addAll(List.of("a=ice-ufrag:standin", "a=ice-pwd:standinstandinstandinsta", "a=setup:" + setup,
                    "a=mid:" + section.mid));
            if (!section.direction.isEmpty()) {
                lines.addAll(List.of("a=" + section.direction, "a=rtcp-mux"));
            }
            if (sfu) {
                lines.add("a=candidate:513273236 1 udp 2130706431 127.0.0.1 1473 typ host generation 0");
            }
            if (!section.rids.isEmpty()) {
                String direction = section.sends() ? "send" : "recv";
                section.rids.forEach(rid -> lines.add("a=rid:" + rid + " " + direction));
                lines.add("a=simulcast:" + direction + " " + String.join(";", section.rids));
            }
        }
        return String.join("\r\n", lines) + "\r\n";
    }

    private static List<String> media(Section section) {
        return switch (section.kind) {
            case "audio" -> List.of("m=audio 9 UDP/TLS/RTP/SAVPF 111", "c=IN IP4 0.0.0.0", "a=rtpmap:111 opus/48000/2",
                    "a=fmtp:111 minptime=10;useinbandfec=1");
            case "video" -> List.of("m=video 9 UDP/TLS/RTP/SAVPF 96", "c=IN IP4 0.0.0.0", "a=rtpmap:96 VP8/90000");
            default -> List.of("m=application 9 UDP/DTLS/SCTP webrtc-datachannel", "c=IN IP4 0.0.0.0", "a=sctp-port:5000");
        };
    }
}
