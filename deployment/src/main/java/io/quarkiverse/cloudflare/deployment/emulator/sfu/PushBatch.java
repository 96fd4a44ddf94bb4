package io.quarkiverse.cloudflare.deployment.emulator.sfu;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.quarkiverse.cloudflare.deployment.emulator.sdp.RemoteDescription;
import io.quarkiverse.cloudflare.deployment.emulator.sdp.RemoteSection;
import io.quarkiverse.cloudflare.deployment.emulator.sdp.SectionKind;

/**
 * The tracks of one request that are to be published: first each is looked at, then those that can be are added. Owned by the
 * media loop.
 */
final class PushBatch {

    private record Item(TrackRequest request, Optional<ItemError> error)
            implements
                BatchItem {
    }

    private final SfuSession session;
    private final Optional<RemoteDescription> offer;
    private final List<Item> items = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final Set<String> mids = new HashSet<>();

    PushBatch(SfuSession session, Optional<RemoteDescription> offer) {
        this.session = session;
        this.offer = offer;
    }

    void add(TrackRequest request) {
        items.add(new Item(request, problem(request)));
    }

    private Optional<ItemError> problem(TrackRequest request) {
        String name = request.trackName().orElseThrow();
        if (session.tracks.publication(name).isPresent() || !names.add(name)) {
            return Optional.of(Errors.REPEATED_LOCAL_TRACK);
        }
        if (offer.isEmpty()) {
            return Optional.empty();
        }
        RemoteSection section = request.mid().flatMap(offer.get()::section).orElseThrow();
        if (!section.sends()) {
            return Optional.of(Errors.NOT_SENT);
        }
        if (!section.usable()) {
            return Optional.of(Errors.NO_CODEC);
        }
        return isPublished(section) || !mids.add(section.mid()) ? Optional.of(Errors.REPEATED_LOCAL_TRACK) : Optional.empty();
    }

    private boolean isPublished(RemoteSection section) {
        return session.sections.find(section.mid()).filter(session.tracks::isPublished).isPresent();
    }

    /** Adds everything that is sent and has no name yet. */
    void discover() {
        for (RemoteSection section : offer.orElseThrow().sections()) {
            if (section.sends() && section.usable() && !isPublished(section) && mids.add(section.mid())) {
                items.add(new Item(new TrackRequest(true, Optional.of(section.mid()), Optional.empty(),
                        Optional.of(session.sessions.id()), false, section.kind().track(), Optional.empty()),
                        Optional.empty()));
            }
        }
    }

    TracksOutcome finish() {
        if (!items.isEmpty() && items.stream().noneMatch(Item::isGood)) {
            return new TracksOutcome(false, Optional.empty(), BatchItem.outcomes(items, List.of()));
        }
        if (offer.isEmpty()) {
            session.requireRoom((int) items.stream().filter(Item::isGood).count());
        }
        Optional<Description> answer = offer.map(present -> session.answer(present, twoWay()));
        List<Slot> slots = new ArrayList<>();
        for (Item item : items) {
            if (item.isGood()) {
                Slot slot = offer.isPresent() ? session.sections.find(item.request.mid().orElseThrow()).orElseThrow()
                        : session.sections.addReceiving(SectionKind.of(item.request.kind().orElseThrow()),
                                item.request.bidirectional(), item.request.trackName().orElseThrow());
                publish(item.request.trackName().orElseThrow(), slot);
                slots.add(slot);
            }
        }
        session.follow();
        return new TracksOutcome(offer.isEmpty(), answer.or(() -> Optional.of(session.offer())),
                BatchItem.outcomes(items, slots));
    }

    private Set<String> twoWay() {
        Set<String> twoWay = new HashSet<>();
        items.stream().filter(item -> item.isGood() && item.request.bidirectional())
                .forEach(item -> item.request.mid().ifPresent(twoWay::add));
        return twoWay;
    }

    private void publish(String name, Slot slot) {
        Publication publication = new Publication(name, slot, session.sessions.now());
        publication.silence(session.sessions.faults.isSilent(session.id, name));
        session.tracks.add(publication);
    }
}
