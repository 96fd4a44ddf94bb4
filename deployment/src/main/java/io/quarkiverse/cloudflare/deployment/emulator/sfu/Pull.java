package io.quarkiverse.cloudflare.deployment.emulator.sfu;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.quarkiverse.cloudflare.deployment.emulator.media.OutgoingSpec;
import io.quarkiverse.cloudflare.deployment.emulator.media.OutgoingTrack;
import io.quarkiverse.cloudflare.deployment.emulator.media.SessionMedia;
import io.quarkiverse.cloudflare.deployment.emulator.media.SimulcastChoice;
import io.quarkiverse.cloudflare.deployment.emulator.media.StreamStats;
import io.quarkiverse.cloudflare.deployment.emulator.sdp.PayloadTypes;

/**
 * A track of a publisher that a session receives. Owned by the media loop.
 */
final class Pull {

    final Slot slot;
    private String publisher;
    private Publication source;
    private Optional<SimulcastChoice> simulcast;
    private Optional<OutgoingTrack> outgoing = Optional.empty();
    private List<StreamStats> last = List.of();
    private boolean ended;

    Pull(Slot slot, Source source, Optional<SimulcastChoice> simulcast) {
        this.slot = slot;
        this.publisher = source.session();
        this.source = source.publication();
        this.simulcast = simulcast;
        source.publication().add(this);
    }

    /** Sends as the section says now. */
    void send(SessionMedia media) {
        if (ended) {
            return;
        }
        if (outgoing.isEmpty() && slot.isSending()) {
            source.incoming().ifPresent(track -> outgoing = Optional.of(media.send(new OutgoingSpec(slot.mid,
                    slot.sender.ssrc(), slot.sender.cname(), payloadTypes(), simulcast), track)));
        } else if (slot.isSending()) {
            outgoing.ifPresent(OutgoingTrack::resume);
        } else {
            outgoing.ifPresent(OutgoingTrack::pause);
        }
    }

    private Map<Integer, Integer> payloadTypes() {
        return PayloadTypes.between(source.slot.codecs(), slot.codecs());
    }

    /** Looks anew how the codecs of the source map to those of the section. */
    void retarget() {
        source.incoming().ifPresent(track -> outgoing.ifPresent(sent -> sent.source(track, payloadTypes())));
    }

    /** Shows another track in the same section. */
    void show(Source other) {
        if (other.publication() != source) {
            source.remove(this);
            publisher = other.session();
            source = other.publication();
            source.add(this);
            retarget();
        }
    }

    void prefer(SimulcastChoice choice) {
        simulcast = Optional.of(choice);
        outgoing.ifPresent(sent -> sent.prefer(choice));
    }

    String publisher() {
        return publisher;
    }

    Publication source() {
        return source;
    }

    /** What flowed: nothing, or one stream. */
    List<StreamStats> stats() {
        return outgoing.map(sent -> List.of(sent.stats())).orElse(last);
    }

    boolean isEnded() {
        return ended;
    }

    void end() {
        if (!ended) {
            ended = true;
            source.remove(this);
            last = stats();
            outgoing.ifPresent(OutgoingTrack::close);
            outgoing = Optional.empty();
            slot.pullEnded();
        }
    }
}
