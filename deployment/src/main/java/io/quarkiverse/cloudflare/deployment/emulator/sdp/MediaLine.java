package io.quarkiverse.cloudflare.deployment.emulator.sdp;

import java.util.List;
import java.util.Objects;

import io.quarkiverse.cloudflare.calls.SdpMedia;

/**
 * An {@code m=} line without its port.
 *
 * @param type for example {@code video}
 * @param protocol for example {@code UDP/TLS/RTP/SAVPF}
 * @param formats the payload types, or what the protocol has in their place
 */
public record MediaLine(String type, String protocol, List<String> formats) {

    static final String RTP = "UDP/TLS/RTP/SAVPF";
    static final String SCTP = "UDP/DTLS/SCTP";
    static final String DATA_CHANNEL = "webrtc-datachannel";

    public MediaLine {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(protocol, "protocol");
        formats = List.copyOf(formats);
    }

    static MediaLine of(SdpMedia media) {
        return new MediaLine(media.type(), media.protocol(), media.formats());
    }

    /** Whether the protocol is the one WebRTC has for what the section carries. */
    boolean isOfWebRtc() {
        return type.equals(SectionKind.DATA.type()) ? protocol.equals(SCTP) && formats.contains(DATA_CHANNEL)
                : protocol.equals(RTP);
    }
}
