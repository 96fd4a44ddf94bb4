package io.quarkiverse.cloudflare.runtime.media;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

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

    /** @return the last one published by this name, whatever its session */
    public synchronized Optional<Publication> find(String trackName) {
        for (int i = publications.size() - 1; i >= 0; i--) {
            if (publications.get(i).trackName().equals(trackName)) {
                return Optional.of(publications.get(i));
            }
        }
        return Optional.empty();
    }

    public synchronized boolean isEmpty() {
        return publications.isEmpty();
    }

    /** Adds one, in place of one of the same session and name. */
    synchronized void put(Publication publication) {
        for (int i = 0; i < publications.size(); i++) {
            if (publications.get(i).isOf(publication.alias(), publication.trackName())) {
                publications.set(i, publication);
                return;
            }
        }
        publications.add(publication);
    }

    /** @return those that were there and are no more */
    synchronized List<Publication> remove(Predicate<Publication> wanted) {
        List<Publication> removed = publications.stream().filter(wanted).toList();
        publications.removeAll(removed);
        return removed;
    }
}
