package io.quarkiverse.cloudflare.deployment.emulator.sfu;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.quarkiverse.cloudflare.deployment.emulator.media.SessionMedia;

/**
 * The tracks of a session: those that are there, and those that were. Owned by the media loop.
 */
final class Tracks {

    /** One of both is there. */
    private record Entry(Optional<Publication> publication, Optional<Pull> pull) {

        Slot slot() {
            return publication.map(local -> local.slot).orElseGet(() -> pull.orElseThrow().slot);
        }

        String name() {
            return publication.map(local -> local.name).orElseGet(() -> pull.orElseThrow().source().name);
        }

        boolean ended() {
            return publication.map(Publication::isEnded).orElseGet(() -> pull.orElseThrow().isEnded());
        }

        void end() {
            publication.ifPresent(Publication::end);
            pull.ifPresent(Pull::end);
        }

        TrackView view() {
            return new TrackView(publication.isPresent(), slot().mid, pull.map(Pull::publisher), name(),
                    slot().kind.track().orElseThrow(), ended() ? TrackStatus.INACTIVE : TrackStatus.ACTIVE,
                    publication.map(Publication::stats).orElseGet(() -> pull.orElseThrow().stats()));
        }
    }

    private final List<Entry> entries = new ArrayList<>();

    void add(Publication publication) {
        entries.add(new Entry(Optional.of(publication), Optional.empty()));
    }

    void add(Pull pull) {
        entries.add(new Entry(Optional.empty(), Optional.of(pull)));
    }

    private List<Entry> active() {
        return entries.stream().filter(entry -> !entry.ended()).toList();
    }

    List<Publication> publications() {
        return active().stream().flatMap(entry -> entry.publication.stream()).toList();
    }

    Optional<Publication> publication(String name) {
        return publications().stream().filter(publication -> publication.name.equals(name)).findFirst();
    }

    boolean isPublished(Slot slot) {
        return publications().stream().anyMatch(publication -> publication.slot == slot);
    }

    Optional<Pull> pull(Slot slot) {
        return active().stream().flatMap(entry -> entry.pull.stream()).filter(pull -> pull.slot == slot).findFirst();
    }

    /** The section of the newest track of this name. */
    Optional<Slot> slotOf(String name) {
        List<Entry> found = active().stream().filter(entry -> entry.name().equals(name)).toList();
        return found.isEmpty() ? Optional.empty() : Optional.of(found.get(found.size() - 1).slot());
    }

    /**
     * Ends the tracks of a section.
     *
     * @return whether there was one
     */
    boolean end(Slot slot) {
        List<Entry> here = active().stream().filter(entry -> entry.slot() == slot).toList();
        here.forEach(Entry::end);
        return !here.isEmpty();
    }

    void endAll() {
        active().forEach(Entry::end);
    }

    /** Brings media in line with what is negotiated now. */
    void follow(SessionMedia media) {
        for (Entry entry : active()) {
            if (entry.slot().isRejected()) {
                entry.end();
            } else {
                entry.publication.ifPresent(publication -> publication.receive(media));
                entry.pull.ifPresent(pull -> pull.send(media));
            }
        }
    }

    List<TrackView> views() {
        return entries.stream().map(Entry::view).toList();
    }
}
