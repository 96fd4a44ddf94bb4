package io.quarkiverse.cloudflare.runtime.media;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import io.quarkiverse.cloudflare.runtime.media.Publication.Stage;

/**
 * What one member publishes, in order of publishing. Thread-safe.
 */
public final class Publications {

    private final List<Publication> publications = new ArrayList<>(); // guarded by this

    /** @return a snapshot */
    public synchronized List<Publication> all() {
        return List.copyOf(publications);
    }

    /** @return a snapshot of those that others may pull */
    public List<Publication> declared() {
        return all().stream().filter(Publication::isDeclared).toList();
    }

    /** @return the last one published by this name, whatever its session, unless it is ending */
    public Optional<Publication> find(String trackName) {
        return all().stream().filter(found -> found.trackName().equals(trackName) && found.stage() != Stage.ENDING)
                .reduce((earlier, later) -> later);
    }

    /** @return whether nothing is published, or about to be */
    public boolean isEmpty() {
        return all().stream().allMatch(found -> found.stage() == Stage.ENDING);
    }

    /** Adds one, in place of one of the same session and name. */
    synchronized void put(Publication publication) {
        publications.removeIf(publication::isSameAs);
        publications.add(publication);
    }

    /** @return whether one of the same session and name was there, in whose place this is now */
    synchronized boolean replace(Publication publication) {
        for (int i = 0; i < publications.size(); i++) {
            if (publications.get(i).isSameAs(publication)) {
                publications.set(i, publication);
                return true;
            }
        }
        return false;
    }

    /** @return the present one of the same session and name */
    Optional<Publication> present(Publication publication) {
        return all().stream().filter(publication::isSameAs).findFirst();
    }

    /** @return those that were there and are no more */
    synchronized List<Publication> remove(Predicate<Publication> wanted) {
        List<Publication> removed = publications.stream().filter(wanted).toList();
        publications.removeAll(removed);
        return removed;
    }
}
