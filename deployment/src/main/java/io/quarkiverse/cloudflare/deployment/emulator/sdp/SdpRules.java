package io.quarkiverse.cloudflare.deployment.emulator.sdp;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.quarkiverse.cloudflare.calls.Sdp;
import io.quarkiverse.cloudflare.calls.SdpMedia;

/**
 * What every description must be like. A rule is named as it would help its author; nothing of the description is repeated.
 */
final class SdpRules {

    private static final List<String> SESSION_LINES = List.of("o=", "s=", "t=");
    private static final String PARSE = "Unable to parse SDP: ";
    // A browser that answers has decided; one that offers leaves the choice, or is active by itself.
    private static final Set<String> SETUP_OF_OFFERS = Set.of("actpass", "active");

    private SdpRules() {
    }

    static Sdp parse(String text) {
        require(text.endsWith("\r\n"), PARSE + "common issue: missing termination at the end");
        for (int feed = text.indexOf('\n'); feed >= 0; feed = text.indexOf('\n', feed + 1)) {
            require(feed > 0 && text.charAt(feed - 1) == '\r', PARSE + "lines must end with CRLF");
        }
        String session = text.substring(0, text.contains("\r\nm=") ? text.indexOf("\r\nm=") : text.length());
        try {
            Sdp sdp = Sdp.parse(text);
            SESSION_LINES.forEach(type -> require(session.contains("\r\n" + type), PARSE + "it has no line " + type));
            return sdp;
        } catch (IllegalArgumentException notSdp) {
            throw new UnacceptableSdpException(PARSE + notSdp.getMessage().replaceFirst("^Not SDP, ", ""));
        }
    }

    static void check(Sdp sdp, List<RemoteSection> sections, List<SdpMedia> open, boolean offer) {
        Set<String> mids = new HashSet<>();
        require(!sections.isEmpty(), "A description needs a media section");
        for (RemoteSection section : sections) {
            require(section.rejected() || !section.mid().isEmpty(), PARSE + "a media section has no mid");
            require(section.mid().isEmpty() || mids.add(section.mid()), PARSE + "two media sections have the same mid");
            require(section.rejected() || section.mid().matches("[!#-'*+.0-9A-Z^-~-]+"), PARSE + "a mid is not a token");
        }
        for (SdpMedia media : open) {
            require(media.attribute("ice-ufrag").isPresent() && media.attribute("ice-pwd").isPresent(),
                    "A media section has no ICE credentials");
            require(!media.fingerprints().isEmpty(), "A media section has no fingerprint");
            checkSetup(media.attribute("setup").orElse("actpass"), offer);
            require(media.kind().isEmpty() || !media.attributes("rtcp-mux").isEmpty(), "RTP and RTCP must be multiplexed");
        }
        checkBundle(sdp, open);
    }

    private static void checkSetup(String setup, boolean offer) {
        if (offer) {
            require(SETUP_OF_OFFERS.contains(setup), "The offer must leave the passive side of DTLS to the SFU");
        } else {
            require(setup.equals("active"), "The answer must take the active side of DTLS");
        }
    }

    /** One transport carries everything, so a second section must be ready to share it. */
    private static void checkBundle(Sdp sdp, List<SdpMedia> open) {
        Set<String> bundled = new HashSet<>();
        for (String group : sdp.attributes("group")) {
            List<String> words = List.of(group.strip().split(" +"));
            if (words.get(0).equals("BUNDLE") && bundled.isEmpty()) {
                bundled.addAll(words.subList(1, words.size()));
            }
        }
        require(open.size() < 2 || open.stream().allMatch(media -> bundled.contains(media.mid().orElse(""))),
                "All media sections must be in one BUNDLE group");
    }

    private static void require(boolean met, String rule) {
        if (!met) {
            throw new UnacceptableSdpException(rule);
        }
    }
}
