package io.quarkiverse.cloudflare.runtime.media.whip;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.quarkiverse.cloudflare.calls.Sdp;
import io.quarkiverse.cloudflare.calls.SdpMedia;
import io.quarkiverse.cloudflare.calls.SdpMedia.Direction;
import io.quarkiverse.cloudflare.calls.SessionDescription;
import io.quarkiverse.cloudflare.calls.TrackKind;

/**
 * The offer of a client, as far as WHIP and WHEP let it be: at most one audio and one video section, all in one direction.
 *
 * @param sdp with line ends as SDP wants them
 * @param sections in their order, at least one
 */
record Offer(Sdp sdp, List<Section> sections, IceCredentials ice) {

    private static final String MID = "[!#-'*+.0-9A-Z^-~-]+";

    /**
     * @param layers the {@code rid}s it would be sent in, best first; empty for one stream
     */
    record Section(String mid, TrackKind kind, List<String> layers) {
    }

    SessionDescription description() {
        return SessionDescription.offer(sdp.text());
    }

    /** @throws Refused if it breaks a rule of SDP (400) or of WHIP and WHEP (422) */
    static Offer parse(Role role, String text) {
        Sdp sdp = read(text);
        List<SdpMedia> media = sdp.media();
        require(!media.isEmpty(), "The offer has no media section; offer one with audio, video, or each");
        Set<String> mids = new HashSet<>();
        Set<TrackKind> kinds = EnumSet.noneOf(TrackKind.class);
        List<Section> sections = new ArrayList<>();
        for (SdpMedia section : media) {
            TrackKind kind = section.kind().orElseThrow(() -> refused(
                    "A section of the offer carries neither audio nor video; leave data channels out"));
            require(kinds.add(kind), "The offer has several " + section.type() + " sections; offer one of each kind");
            String mid = section.mid().filter(name -> name.matches(MID))
                    .orElseThrow(() -> refused("A section of the offer has no a=mid"));
            require(mids.add(mid), "Two sections of the offer have the same a=mid");
            checkDirection(role, section);
            checkTransport(section);
            sections.add(new Section(mid, kind, section.simulcastSend()));
        }
        checkBundle(sdp, mids);
        return new Offer(sdp, List.copyOf(sections), IceCredentials.of(sdp).orElseThrow());
    }

    private static Sdp read(String text) {
        // Some clients end lines with a line feed only, which the SFU does not take.
        String lines = text.strip().replaceAll("\r?\n", "\r\n") + "\r\n";
        try {
            return Sdp.parse(lines);
        } catch (IllegalArgumentException e) {
            throw new Refused(400, "invalid_request", "The body is no session description: " + e.getMessage());
        }
    }

    private static void checkDirection(Role role, SdpMedia section) {
        Direction one = role == Role.BROADCAST ? Direction.SENDONLY : Direction.RECVONLY;
        require(section.direction() == one || section.direction() == Direction.SENDRECV,
                "A section of the offer is a=" + section.direction() + "; it must be a=" + one + " or a=sendrecv");
    }

    private static void checkTransport(SdpMedia section) {
        require(section.port() != 0 || !section.attributes("bundle-only").isEmpty(),
                "A section of the offer has port 0 and no a=bundle-only; leave rejected sections out");
        require(IceCredentials.of(section).isPresent(), "A section of the offer has no a=ice-ufrag or no a=ice-pwd");
        require(!section.fingerprints().isEmpty(), "A section of the offer has no a=fingerprint that can be read");
        String setup = section.attribute("setup").orElse("actpass");
        require(setup.equals("actpass") || setup.equals("active"),
                "A section of the offer is a=setup:passive; the server takes the passive side: offer actpass or active");
        require(!section.attributes("rtcp-mux").isEmpty(), "A section of the offer has no a=rtcp-mux");
    }

    private static void checkBundle(Sdp sdp, Set<String> mids) {
        Set<String> bundled = new HashSet<>();
        for (String group : sdp.attributes("group")) {
            List<String> words = List.of(group.strip().split(" +"));
            if (words.get(0).equals("BUNDLE")) {
                bundled.addAll(words);
            }
        }
        require(mids.size() == 1 || bundled.containsAll(mids),
                "The sections of the offer are not in one a=group:BUNDLE; set the bundle policy max-bundle");
    }

    private static void require(boolean met, String detail) {
        if (!met) {
            throw refused(detail);
        }
    }

    private static Refused refused(String detail) {
        return new Refused(422, "unacceptable_offer", detail);
    }

    /** SDP stays out of logs. */
    @Override
    public String toString() {
        return "Offer[" + sections + "]";
    }
}
