package io.quarkiverse.cloudflare.deployment.emulator.sdp;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import io.quarkiverse.cloudflare.calls.Sdp;
import io.quarkiverse.cloudflare.calls.SdpFingerprint;
import io.quarkiverse.cloudflare.calls.SdpMedia;

/**
 * An offer or an answer of a peer. It is complete: there is no trickling.
 *
 * @param sections the media sections in their order, rejected ones included
 * @param ufrags the user name fragments, that of the section which stands for the bundle first; empty if all are rejected
 * @param fingerprints of the certificate
 * @param extensionIds ids in use, of whatever header extension
 * @param mixedExtensions whether headers may have extensions of both forms
 * @param data the numbers of the section for data channels, if there is one
 */
public record RemoteDescription(List<RemoteSection> sections, List<String> ufrags, List<SdpFingerprint> fingerprints,
        Set<Integer> extensionIds, boolean mixedExtensions, Optional<DataNumbers> data) {

    public RemoteDescription {
        sections = List.copyOf(sections);
        ufrags = List.copyOf(ufrags);
        fingerprints = List.copyOf(fingerprints);
        extensionIds = Set.copyOf(extensionIds);
        Objects.requireNonNull(data, "data");
    }

    /**
     * @throws UnacceptableSdpException if it cannot be read or not be accepted, whatever the state of the session
     */
    public static RemoteDescription parse(String text, boolean offer) {
        Sdp sdp = SdpRules.parse(text);
        List<RemoteSection> sections = new ArrayList<>();
        List<SdpMedia> open = new ArrayList<>();
        Optional<DataNumbers> data = Optional.empty();
        Set<Integer> extensionIds = new HashSet<>();
        boolean mixed = !sdp.attributes("extmap-allow-mixed").isEmpty();
        for (SdpMedia media : sdp.media()) {
            RemoteSection section = RemoteSection.of(sections.size(), media);
            sections.add(section);
            extensionIds.addAll(Extension.ids(media));
            if (!section.rejected()) {
                open.add(media);
                mixed |= !media.attributes("extmap-allow-mixed").isEmpty();
                data = section.kind() == SectionKind.DATA && data.isEmpty() ? Optional.of(DataNumbers.of(media)) : data;
            }
        }
        SdpRules.check(sdp, sections, open, offer);
        List<String> ufrags = open.stream().map(media -> media.attribute("ice-ufrag").orElse("")).distinct().toList();
        return new RemoteDescription(sections, ufrags, fingerprints(open), extensionIds, mixed, data);
    }

    private static List<SdpFingerprint> fingerprints(List<SdpMedia> open) {
        return open.stream().flatMap(media -> media.fingerprints().stream()).distinct().toList();
    }

    /**
     * @return the section with this mid, if it is not rejected
     */
    public Optional<RemoteSection> section(String mid) {
        return sections.stream().filter(section -> !section.rejected() && section.mid().equals(mid)).findFirst();
    }

    /** Payload types in use, of whatever codec. */
    public Set<Integer> payloadTypes() {
        Set<Integer> types = new TreeSet<>();
        sections.forEach(section -> section.codecs().forEach(codec -> types.add(codec.payloadType())));
        return types;
    }

    /** What it says stays out of logs. */
    @Override
    public String toString() {
        return "RemoteDescription[" + sections.size() + " sections]";
    }
}
