package io.quarkiverse.cloudflare.deployment.emulator.sfu;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import io.quarkiverse.cloudflare.calls.Sdp;
import io.quarkiverse.cloudflare.calls.SdpMedia;

/**
 * What a browser would say, in few words: a section is its kind, mid, direction, and the rids of its layers;
 * {@code rejected} in place of the direction.
 */
final class ClientSdp {

    static final int MID_ID = 4;
    static final int RID_ID = 10;

    private String ufrag = "ufr1";
    private String fingerprint = "AA:BB:CC";

    private record Section(String kind, String mid, String direction, List<String> rids) {

        static Section of(String words) {
            List<String> parts = List.of(words.split(" "));
            return new Section(parts.get(0), parts.get(1), parts.size() > 2 ? parts.get(2) : "sendrecv",
                    parts.subList(Math.min(3, parts.size()), parts.size()));
        }

        boolean rejected() {
            return direction.equals("rejected");
        }
    }

    ClientSdp ufrag(String other) {
        ufrag = other;
        return this;
    }

    ClientSdp fingerprint(String other) {
        fingerprint = other;
        return this;
    }

    Description offer(String... sections) {
        return Description.offer(write(List.of(sections).stream().map(Section::of).toList(), "actpass"));
    }

    Description answer(String... sections) {
        return Description.answer(write(List.of(sections).stream().map(Section::of).toList(), "active"));
    }

    /** Accepts everything an offer of the SFU has. */
    Description answerTo(Description offer) {
        List<String> sections = new ArrayList<>();
        for (SdpMedia media : Sdp.parse(offer.sdp()).media()) {
            String direction = media.port() == 0 ? "rejected" : mirrored(media.direction().toString());
            sections.add(media.type() + " " + media.mid().orElseThrow() + " " + direction
                    + media.simulcastReceive().stream().map(rid -> " " + rid).collect(Collectors.joining()));
        }
        return answer(sections.toArray(String[]::new));
    }

    private static String mirrored(String direction) {
        return switch (direction) {
            case "sendonly" -> "recvonly";
            case "recvonly" -> "sendonly";
            default -> direction;
        };
    }

    /** What a section with this mid sends with, if it has no layers. */
    static int ssrc(String mid) {
        return 1000 + mid.hashCode();
    }

    private String write(List<Section> sections, String setup) {
        List<String> lines = new ArrayList<>(List.of("v=0", "o=- 1 1 IN IP4 0.0.0.0", "s=-", "t=0 0",
                "a=group:BUNDLE " + sections.stream().filter(section -> !section.rejected()).map(Section::mid)
                        .collect(Collectors.joining(" ")),
                "a=fingerprint:sha-256 " + fingerprint, "a=ice-ufrag:" + ufrag, "a=ice-pwd:the password of the peer",
                "a=setup:" + setup));
        for (Section section : sections) {
            lines.addAll(section.kind.equals("application") ? data(section) : media(section));
        }
        return String.join("\r\n", lines) + "\r\n";
    }

    private static List<String> data(Section section) {
        return List.of("m=application " + (section.rejected() ? "0" : "9") + " UDP/DTLS/SCTP webrtc-datachannel",
                "c=IN IP4 0.0.0.0", "a=mid:" + section.mid, "a=sctp-port:5000", "a=max-message-size:262144");
    }

    private static List<String> media(Section section) {
        boolean audio = section.kind.equals("audio");
        List<String> lines = new ArrayList<>(List.of(
                "m=" + section.kind + (section.rejected() ? " 0" : " 9") + " UDP/TLS/RTP/SAVPF "
                        + (audio ? "111 8" : "96 98 97"),
                "c=IN IP4 0.0.0.0", "a=mid:" + section.mid, "a=rtcp-mux",
                "a=extmap:" + MID_ID + " urn:ietf:params:rtp-hdrext:sdes:mid"));
        lines.addAll(audio ? List.of("a=rtpmap:111 opus/48000/2", "a=fmtp:111 useinbandfec=1", "a=rtpmap:8 PCMA/8000")
                : List.of("a=rtpmap:96 VP8/90000", "a=rtcp-fb:96 nack", "a=rtcp-fb:96 goog-remb", "a=rtpmap:98 VP9/90000",
                        "a=fmtp:98 profile-id=0", "a=rtpmap:97 rtx/90000", "a=fmtp:97 apt=96",
                        "a=extmap:" + RID_ID + " urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id"));
        if (!section.rejected()) {
            lines.add("a=" + section.direction);
            section.rids.forEach(rid -> lines.add("a=rid:" + rid + " send"));
            if (!section.rids.isEmpty()) {
                lines.add("a=simulcast:send " + String.join(";", section.rids));
            } else if (section.direction.startsWith("send")) {
                lines.add("a=ssrc:" + ssrc(section.mid) + " cname:client");
            }
        }
        return lines;
    }
}
