package io.quarkiverse.cloudflare.deployment.emulator.sfu;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.quarkiverse.cloudflare.deployment.emulator.media.IncomingSpec;
import io.quarkiverse.cloudflare.deployment.emulator.sdp.Codec;
import io.quarkiverse.cloudflare.deployment.emulator.sdp.Extension;
import io.quarkiverse.cloudflare.deployment.emulator.sdp.LocalSection;
import io.quarkiverse.cloudflare.deployment.emulator.sdp.MediaLine;
import io.quarkiverse.cloudflare.deployment.emulator.sdp.PayloadTypes;
import io.quarkiverse.cloudflare.deployment.emulator.sdp.RemoteSection;
import io.quarkiverse.cloudflare.deployment.emulator.sdp.SectionKind;
import io.quarkiverse.cloudflare.deployment.emulator.sdp.Sender;

/**
 * A media section of a session as both sides have agreed on it, or as one of them offers it. Owned by the media loop.
 */
final class Slot {

    // What a receiver may ask for. It is not asked how fast it receives: this side adapts to nobody.
    private static final Set<String> FEEDBACK_OF_RECEIVERS = Set.of("nack", "nack pli", "ccm fir");

    final String mid;
    final SectionKind kind;
    /** What this side sends in it, if it does. */
    final Sender sender;
    private MediaLine line;
    private List<Codec> codecs = List.of();
    private List<Extension> extensions = List.of();
    private List<Integer> ssrcs = List.of();
    private List<String> rids = List.of();
    private boolean rejected;
    private boolean receiving;
    private boolean sending;
    private boolean spent;
    private boolean forPull;

    Slot(String mid, SectionKind kind, MediaLine line, Sender sender) {
        this.mid = mid;
        this.kind = kind;
        this.line = line;
        this.sender = sender;
    }

    /** Sets what is to be offered to the peer. */
    void plan(List<Codec> planned, List<Extension> plannedExtensions, boolean receive, boolean send) {
        codecs = List.copyOf(planned);
        extensions = List.copyOf(plannedExtensions);
        receiving = receive;
        sending = send;
        forPull = send && !receive;
    }

    /** Takes what the peer offers or answers. */
    void agree(RemoteSection section, boolean send) {
        line = section.line();
        codecs = section.forwarded();
        extensions = section.extensions();
        ssrcs = section.ssrcs();
        rids = section.rids();
        receiving = section.sends();
        sending = send;
    }

    void reject(MediaLine last) {
        line = last;
        rejected = true;
        receiving = false;
        sending = false;
    }

    /** Announces in the next offer that this side neither sends nor receives. */
    void stop() {
        receiving = false;
        sending = false;
    }

    /** The pull of this section has ended. One that the peer asked for stays open for the next pull. */
    void pullEnded() {
        sending &= !forPull;
    }

    void startSending() {
        sending = true;
    }

    /** Notes that a track was taken off by force: what is published here from now on never arrives. */
    void spend() {
        spent = true;
    }

    boolean isSpent() {
        return spent;
    }

    boolean isRejected() {
        return rejected;
    }

    boolean isReceiving() {
        return receiving;
    }

    boolean isSending() {
        return sending;
    }

    boolean isData() {
        return kind == SectionKind.DATA && !rejected;
    }

    List<Codec> codecs() {
        return codecs;
    }

    /** @return whether packets of these codecs can be sent here */
    boolean carries(List<Codec> source) {
        return !PayloadTypes.between(source, codecs).isEmpty();
    }

    boolean isSimulcast() {
        return !rids.isEmpty();
    }

    IncomingSpec incoming() {
        Map<String, Integer> ids = new LinkedHashMap<>();
        extensions.forEach(extension -> ids.put(extension.uri(), extension.id()));
        return new IncomingSpec(mid, kind.track().orElseThrow(), codecs, ids, ssrcs, rids);
    }

    /** @param types the numbers and parameters to write; the peer has learned them with an earlier description */
    LocalSection section(PayloadTypes types, boolean offer) {
        if (rejected) {
            return LocalSection.rejected(mid, line);
        }
        if (kind == SectionKind.DATA) {
            return LocalSection.data(mid);
        }
        List<Codec> written = new ArrayList<>();
        for (Codec codec : codecs) {
            Codec here = offer ? types.present(codec) : codec;
            written.add(receiving ? here : here.withFeedback(FEEDBACK_OF_RECEIVERS));
        }
        return new LocalSection(mid, line, false, receiving, written, receiving ? extensions : List.of(),
                receiving ? rids : List.of(), sending ? Optional.of(sender) : Optional.empty());
    }
}
