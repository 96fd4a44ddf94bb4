package io.quarkiverse.cloudflare.deployment.emulator.sdp;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import io.quarkiverse.cloudflare.calls.SdpCandidate;
import io.quarkiverse.cloudflare.calls.SdpFingerprint;
import io.quarkiverse.cloudflare.deployment.emulator.transport.IceCredentials;

/**
 * Writes the descriptions of this side: an ICE-lite agent (RFC 8839) whose sections share one transport, and which is passive
 * in DTLS.
 *
 * @param fingerprint of the certificate
 * @param candidates all there are
 */
public record DescriptionWriter(SdpFingerprint fingerprint, List<SdpCandidate> candidates) {

    private static final String END = "\r\n";
    private static final String ANY_PORT = "9";

    /**
     * The {@code o=} line.
     *
     * @param session the same for all descriptions of a session
     * @param version one more for each
     */
    public record Origin(long session, long version) {
    }

    public DescriptionWriter {
        Objects.requireNonNull(fingerprint, "fingerprint");
        candidates = List.copyOf(candidates);
    }

    /**
     * @param mixed whether headers may have extensions of both forms
     */
    public String offer(Origin origin, IceCredentials credentials, boolean mixed, List<LocalSection> sections) {
        return write(origin, credentials, mixed, sections, "actpass");
    }

    /**
     * @param mixed whether the offer said so
     */
    public String answer(Origin origin, IceCredentials credentials, boolean mixed, List<LocalSection> sections) {
        return write(origin, credentials, mixed, sections, "passive");
    }

    private String write(Origin origin, IceCredentials credentials, boolean mixed, List<LocalSection> sections, String setup) {
        StringBuilder text = new StringBuilder();
        line(text, "v=0");
        line(text, "o=- " + origin.session + " " + origin.version + " IN IP4 0.0.0.0");
        line(text, "s=-");
        line(text, "t=0 0");
        line(text, "a=ice-lite");
        if (mixed) {
            line(text, "a=extmap-allow-mixed");
        }
        String bundled = sections.stream().filter(section -> !section.rejected()).map(LocalSection::mid)
                .collect(Collectors.joining(" "));
        if (!bundled.isEmpty()) {
            line(text, "a=group:BUNDLE " + bundled);
        }
        line(text, "a=msid-semantic: WMS *");
        for (LocalSection section : sections) {
            if (section.rejected()) {
                rejected(text, section);
            } else {
                head(text, section, credentials, setup);
                SectionBody.write(section, value -> line(text, "a=" + value));
            }
        }
        return text.toString();
    }

    private void rejected(StringBuilder text, LocalSection section) {
        List<String> formats = section.formats();
        line(text, "m=" + section.line().type() + " 0 " + section.line().protocol() + " "
                + (formats.isEmpty() ? "0" : String.join(" ", formats)));
        line(text, "c=IN IP4 0.0.0.0");
        line(text, "a=inactive");
        if (!section.mid().isEmpty()) {
            line(text, "a=mid:" + section.mid());
        }
    }

    private void head(StringBuilder text, LocalSection section, IceCredentials credentials, String setup) {
        String port = candidates.isEmpty() ? ANY_PORT : Integer.toString(candidates.get(0).port());
        line(text, "m=" + section.line().type() + " " + port + " " + section.line().protocol() + " "
                + String.join(" ", section.formats()));
        String address = candidates.isEmpty() ? "0.0.0.0" : candidates.get(0).address();
        line(text, "c=IN " + (address.contains(":") ? "IP6 " : "IP4 ") + address);
        for (SdpCandidate candidate : candidates) {
            line(text, "a=candidate:" + candidate.foundation() + " " + candidate.component() + " " + candidate.transport() + " "
                    + candidate.priority() + " " + candidate.address() + " " + candidate.port() + " typ " + candidate.type());
        }
        line(text, "a=end-of-candidates");
        line(text, "a=ice-ufrag:" + credentials.ufrag());
        line(text, "a=ice-pwd:" + credentials.password());
        line(text, "a=fingerprint:" + fingerprint.algorithm() + " " + fingerprint.value());
        line(text, "a=setup:" + setup);
        line(text, "a=mid:" + section.mid());
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append(END);
    }
}
