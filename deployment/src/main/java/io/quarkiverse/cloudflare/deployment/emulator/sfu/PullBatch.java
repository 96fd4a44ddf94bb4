package io.quarkiverse.cloudflare.deployment.emulator.sfu;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.quarkiverse.cloudflare.deployment.emulator.sdp.Codec;
import io.quarkiverse.cloudflare.deployment.emulator.sdp.PayloadTypes;
import io.quarkiverse.cloudflare.deployment.emulator.sdp.RemoteDescription;
import io.quarkiverse.cloudflare.deployment.emulator.sdp.RemoteSection;
import io.quarkiverse.cloudflare.deployment.emulator.sdp.SectionKind;

/**
 * The tracks of one request that are to be pulled: first a section is found for each, then all are added. Owned by the media
 * loop.
 */
final class PullBatch {

    /**
     * @param mid of a section that is there or in the offer; empty for one that is to be added, and with an error
     */
    private record Item(TrackRequest request, Optional<Source> source, Optional<String> mid, Optional<ItemError> error)
            implements
                BatchItem {
    }

    private final SfuSession session;
    private final Optional<RemoteDescription> offer;
    private final List<Item> items = new ArrayList<>();
    private final Set<String> taken = new HashSet<>();

    PullBatch(SfuSession session, Optional<RemoteDescription> offer) {
        this.session = session;
        this.offer = offer;
    }

    void add(TrackRequest request, Found found) {
        if (found.error().isPresent()) {
            items.add(refused(request, found.error().get()));
        } else {
            items.add(request.mid().isPresent() ? into(request, found.source().orElseThrow())
                    : offer.isPresent() ? offered(request, found.source().orElseThrow())
                            : new Item(request, found.source(), Optional.empty(), Optional.empty()));
        }
    }

    private static Item refused(TrackRequest request, ItemError error) {
        return new Item(request, Optional.empty(), Optional.empty(), Optional.of(error));
    }

    private Item accepted(TrackRequest request, Source source, String mid) {
        taken.add(mid);
        return new Item(request, Optional.of(source), Optional.of(mid), Optional.empty());
    }

    /** Into a section that the request names, by its mid or by {@code #} and the name of a track. */
    private Item into(TrackRequest request, Source source) {
        String wanted = request.mid().orElseThrow();
        String mid = wanted.startsWith("#")
                ? session.tracks.slotOf(wanted.substring(1)).map(slot -> slot.mid).orElse("")
                : wanted;
        Optional<RemoteSection> section = offer.flatMap(present -> present.section(mid));
        Optional<Slot> slot = session.sections.find(mid);
        if (section.isEmpty() && slot.isEmpty() || taken.contains(mid)) {
            return refused(request, Errors.NO_TRANSCEIVER);
        }
        SectionKind kind = section.map(RemoteSection::kind).orElseGet(() -> slot.orElseThrow().kind);
        if (kind != source.publication().slot.kind) {
            return refused(request, Errors.OTHER_KIND);
        }
        if (section.filter(present -> !present.receives() || !present.usable()).isPresent()) {
            return refused(request, Errors.NO_SECTION);
        }
        List<Codec> codecs = section.map(RemoteSection::forwarded).orElseGet(() -> slot.orElseThrow().codecs());
        return carry(source, codecs) ? accepted(request, source, mid) : refused(request, Errors.NO_CODEC);
    }

    private static boolean carry(Source source, List<Codec> codecs) {
        return !PayloadTypes.between(source.publication().slot.codecs(), codecs).isEmpty();
    }

    /** Into a section of the offer that is not in use. */
    private Item offered(TrackRequest request, Source source) {
        List<RemoteSection> free = offer.orElseThrow().sections().stream().filter(section -> section.receives()
                && section.usable() && section.kind() == source.publication().slot.kind && !taken.contains(section.mid())
                && session.sections.find(section.mid()).filter(this::isInUse).isEmpty()).toList();
        if (free.isEmpty()) {
            return refused(request, Errors.NO_SECTION);
        }
        return free.stream().filter(section -> carry(source, section.forwarded())).findFirst()
                .map(section -> accepted(request, source, section.mid())).orElseGet(() -> refused(request, Errors.NO_CODEC));
    }

    private boolean isInUse(Slot slot) {
        return session.tracks.isPublished(slot) || session.tracks.pull(slot).isPresent();
    }

    TracksOutcome finish() {
        if (items.stream().noneMatch(Item::isGood)) {
            return new TracksOutcome(false, Optional.empty(), BatchItem.outcomes(items, List.of()));
        }
        session.requireRoom((int) items.stream().filter(item -> item.isGood() && item.mid.isEmpty()).count());
        Optional<Description> answer = offer.map(present -> session.answer(present, taken));
        List<Slot> slots = new ArrayList<>();
        boolean negotiate = false;
        for (Item item : items) {
            if (item.isGood()) {
                Slot slot = slot(item);
                negotiate |= item.mid.isEmpty() || !slot.isSending();
                session.tracks.pull(slot).ifPresent(Pull::end);
                slot.startSending();
                session.tracks.add(new Pull(slot, item.source.orElseThrow(), item.request.simulcast()));
                slots.add(slot);
            }
        }
        if (negotiate && offer.isEmpty()) {
            return new TracksOutcome(true, Optional.of(session.offer()), BatchItem.outcomes(items, slots));
        }
        session.follow();
        return new TracksOutcome(false, answer, BatchItem.outcomes(items, slots));
    }

    private Slot slot(Item item) {
        if (item.mid.isPresent()) {
            return session.sections.find(item.mid.get()).orElseThrow();
        }
        Source source = item.source.orElseThrow();
        Publication publication = source.publication();
        return session.sections.addSending(publication.slot.kind, publication.slot.codecs(), source.session(),
                publication.name);
    }
}
