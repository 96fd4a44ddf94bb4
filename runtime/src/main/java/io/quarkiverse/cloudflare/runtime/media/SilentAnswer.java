package io.quarkiverse.cloudflare.runtime.media;

import java.util.Optional;

import io.quarkiverse.cloudflare.calls.Sdp;
import io.quarkiverse.cloudflare.calls.SdpMedia;
import io.quarkiverse.cloudflare.calls.SessionDescription;

/**
 * Answers an offer of Cloudflare in the place of a client that leaves it open, so that the session can be changed again: every
 * section is inactive, so nothing flows to the client or from it.
 */
final class SilentAnswer {

    // The port of a section that is there; ICE knows the real one. That of a rejected section is 0.
    private static final int DISCARD = 9;

    private SilentAnswer() {
    }

    /**
     * @param offer of Cloudflare
     * @param described what the client said last, for the names and keys of its transport
     * @return empty if the client has no transport that media could flow through
     */
    static Optional<SessionDescription> to(SessionDescription offer, SessionDescription described) {
        Optional<SdpMedia> transport = Sdp.parse(described.sdp()).media().stream()
                .filter(media -> media.attribute("ice-ufrag").isPresent() && !media.fingerprints().isEmpty()).findFirst();
        return transport.map(found -> {
            StringBuilder text = new StringBuilder("v=0\r\no=- 1 1 IN IP4 0.0.0.0\r\ns=-\r\nt=0 0\r\n");
            Sdp asked = Sdp.parse(offer.sdp());
            asked.attributes("group").forEach(group -> text.append("a=group:").append(group).append("\r\n"));
            asked.media().forEach(media -> section(text, media, found));
            return SessionDescription.answer(text.toString());
        });
    }

    private static void section(StringBuilder text, SdpMedia offered, SdpMedia transport) {
        line(text, "m=%s %d %s %s".formatted(offered.type(), Math.min(offered.port(), DISCARD), offered.protocol(),
                String.join(" ", offered.formats())));
        line(text, "c=IN IP4 0.0.0.0");
        offered.mid().ifPresent(mid -> line(text, "a=mid:" + mid));
        line(text, "a=ice-ufrag:" + transport.attribute("ice-ufrag").orElseThrow());
        line(text, "a=ice-pwd:" + transport.attribute("ice-pwd").orElse(""));
        transport.fingerprints()
                .forEach(print -> line(text, "a=fingerprint:%s %s".formatted(print.algorithm(), print.value())));
        // What browsers answer; the role cannot change within a connection.
        line(text, "a=setup:" + transport.attribute("setup").filter("passive"::equals).orElse("active"));
        if (offered.kind().isPresent()) {
            line(text, "a=inactive");
            line(text, "a=rtcp-mux");
            offered.attributes("rtpmap").forEach(codec -> line(text, "a=rtpmap:" + codec));
        } else {
            offered.attributes("sctp-port").forEach(port -> line(text, "a=sctp-port:" + port));
        }
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append("\r\n");
    }
}
