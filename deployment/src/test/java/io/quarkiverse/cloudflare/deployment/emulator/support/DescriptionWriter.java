package io.quarkiverse.cloudflare.deployment.emulator.support;

import java.util.List;
import java.util.stream.Collectors;

import io.quarkiverse.cloudflare.calls.SdpFingerprint;
import io.quarkiverse.cloudflare.deployment.emulator.transport.IceCredentials;

/** Writes an offer or an answer the way Chromium does. */
final class DescriptionWriter {

    static final int TRANSPORT_WIDE_SEQUENCE = 3;
    static final int MID = 4;
    static final int RID = 10;

    private final StringBuilder text = new StringBuilder();
    private final boolean offer;
    private final IceCredentials credentials;
    private final SdpFingerprint fingerprint;

    DescriptionWriter(boolean offer, IceCredentials credentials, SdpFingerprint fingerprint) {
        this.offer = offer;
        this.credentials = credentials;
        this.fingerprint = fingerprint;
    }

    /**
     * @param version grows with each description of a peer
     */
    String write(List<TestSection> sections, int version) {
        line("v=0");
        line("o=- 780453673279201440 " + version + " IN IP4 127.0.0.1");
        line("s=-");
        line("t=0 0");
        line("a=group:BUNDLE" + sections.stream().filter(section -> !section.stopped).map(section -> " " + section.mid)
                .collect(Collectors.joining()));
        line("a=extmap-allow-mixed");
        line("a=msid-semantic: WMS stream");
        sections.forEach(this::section);
        return text.toString();
    }

    private void section(TestSection section) {
        String port = section.stopped ? "0" : "9";
        String formats = section.codecs.stream().map(codec -> " " + codec.payloadType()).collect(Collectors.joining());
        line("m=" + section.kind + " " + port
                + (section.isData() ? " UDP/DTLS/SCTP webrtc-datachannel" : " UDP/TLS/RTP/SAVPF" + formats));
        line("c=IN IP4 0.0.0.0");
        if (!section.isData()) {
            line("a=rtcp:9 IN IP4 0.0.0.0");
        }
        line("a=ice-ufrag:" + credentials.ufrag());
        line("a=ice-pwd:" + credentials.password());
        line("a=ice-options:trickle");
        line("a=fingerprint:" + fingerprint.algorithm() + " " + fingerprint.value());
        line("a=setup:" + (offer ? "actpass" : "active"));
        line("a=mid:" + section.mid);
        if (section.isData()) {
            line("a=sctp-port:5000");
            line("a=max-message-size:262144");
        } else {
            media(section);
        }
    }

    private void media(TestSection section) {
        extensions(section);
        line("a=" + section.direction);
        if (section.sends()) {
            line("a=msid:stream track-" + section.mid);
        }
        line("a=rtcp-mux");
        line("a=rtcp-rsize");
        section.codecs.forEach(this::codec);
        if (section.sends() && section.simulcast()) {
            section.ssrcs.keySet().forEach(rid -> line("a=rid:" + rid + " send"));
            line("a=simulcast:send " + String.join(";", section.ssrcs.keySet()));
        } else if (section.sends()) {
            String ssrc = Integer.toUnsignedString(section.ssrcs.get(""));
            line("a=ssrc:" + ssrc + " cname:peer");
            line("a=ssrc:" + ssrc + " msid:stream track-" + section.mid);
        }
    }

    /** An answer takes over those of the offer, which has none if the emulator is the one who sends. */
    private void extensions(TestSection section) {
        if (!offer) {
            section.remote().attributes("extmap").forEach(value -> line("a=extmap:" + value));
            return;
        }
        if (section.kind.equals("audio")) {
            line("a=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level");
        }
        line("a=extmap:2 http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time");
        line("a=extmap:" + TRANSPORT_WIDE_SEQUENCE
                + " http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01");
        line("a=extmap:" + MID + " urn:ietf:params:rtp-hdrext:sdes:mid");
        if (section.kind.equals("video")) {
            line("a=extmap:" + RID + " urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id");
            line("a=extmap:11 urn:ietf:params:rtp-hdrext:sdes:repaired-rtp-stream-id");
        }
    }

    private void codec(TestCodec codec) {
        line("a=rtpmap:" + codec.payloadType() + " " + codec.rtpmap());
        codec.feedback().forEach(feedback -> line("a=rtcp-fb:" + codec.payloadType() + " " + feedback));
        if (!codec.parameters().isEmpty()) {
            line("a=fmtp:" + codec.payloadType() + " " + codec.parameters());
        }
    }

    private void line(String line) {
        text.append(line).append("\r\n");
    }
}
