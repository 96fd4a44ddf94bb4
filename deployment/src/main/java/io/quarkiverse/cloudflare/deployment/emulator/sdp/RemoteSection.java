package io.quarkiverse.cloudflare.deployment.emulator.sdp;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import io.quarkiverse.cloudflare.calls.SdpMedia;

/**
 * A media section of a peer's description.
 *
 * @param index its place; it is what a section is matched by, for its mid may change when its place is used again
 * @param mid empty only if it is rejected
 * @param kind what it carries
 * @param line its {@code m=} line
 * @param rejected whether its port is 0 without {@code a=bundle-only}
 * @param sends whether the peer would send
 * @param receives whether the peer would receive
 * @param codecs all of them, also those that are not forwarded
 * @param extensions those the peer may send and this side can use
 * @param ssrcs of the streams the peer announces, without those of retransmissions; empty if they are told by rid
 * @param rids the layers the peer would send
 */
public record RemoteSection(int index, String mid, SectionKind kind, MediaLine line, boolean rejected, boolean sends,
        boolean receives, List<Codec> codecs, List<Extension> extensions, List<Integer> ssrcs, List<String> rids) {

    public RemoteSection {
        Objects.requireNonNull(mid, "mid");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(line, "line");
        codecs = List.copyOf(codecs);
        extensions = List.copyOf(extensions);
        ssrcs = List.copyOf(ssrcs);
        rids = List.copyOf(rids);
    }

    static RemoteSection of(int index, SdpMedia media) {
        SectionKind kind = SectionKind.of(media.type());
        boolean rejected = media.port() == 0 && media.attributes("bundle-only").isEmpty();
        boolean track = kind.track().isPresent() && !rejected;
        String direction = media.direction().toString();
        List<String> rids = media.simulcastSend();
        return new RemoteSection(index, media.mid().orElse(""), kind, MediaLine.of(media), rejected,
                track && direction.startsWith("send"), track && (direction.equals("sendrecv") || direction.equals("recvonly")),
                Codecs.of(media), Extension.of(media), rids.isEmpty() ? ssrcs(media) : List.of(), rids);
    }

    private static List<Integer> ssrcs(SdpMedia media) {
        Set<String> repairs = media.attributes("ssrc-group").stream().map(value -> value.split(" +"))
                .filter(words -> words.length == 3 && words[0].equals("FID")).map(words -> words[2])
                .collect(Collectors.toSet());
        Set<Integer> ssrcs = new LinkedHashSet<>();
        for (String value : media.attributes("ssrc")) {
            String ssrc = value.split(" ", 2)[0];
            if (ssrc.matches("[0-9]{1,10}") && Long.parseLong(ssrc) <= 0xffff_ffffL && !repairs.contains(ssrc)) {
                ssrcs.add(Integer.parseUnsignedInt(ssrc));
            }
        }
        return new ArrayList<>(ssrcs);
    }

    /**
     * @return the codecs that can be forwarded, in the order of the peer's preference
     */
    public List<Codec> forwarded() {
        return Codecs.forwarded(codecs);
    }

    /** Whether this side can have any use for the section. */
    public boolean usable() {
        return !rejected && line.isOfWebRtc()
                && (kind == SectionKind.DATA || kind != SectionKind.OTHER && !forwarded().isEmpty());
    }
}
