package io.quarkiverse.cloudflare.deployment.emulator.api;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The apps or the TURN keys of an account, in the order of their creation. Thread-safe.
 */
final class Registry {

    private final Map<String, Registration> entries = new LinkedHashMap<>();
    private final Clock clock;
    private final Ids ids;
    private final Consumer<Registration> deleted;

    /** @param deleted is told of each that is deleted, once it cannot be found any more */
    Registry(Clock clock, Ids ids, Consumer<Registration> deleted) {
        this.clock = clock;
        this.ids = ids;
        this.deleted = deleted;
    }

    Registration create(String name) {
        return add(ids.id(), ids.secret(), name);
    }

    synchronized Registration add(String uid, String secret, String name) {
        Registration entry = new Registration(uid, secret, name, clock.instant(), clock.instant());
        entries.put(uid, entry);
        return entry;
    }

    synchronized List<Registration> list() {
        return List.copyOf(entries.values());
    }

    synchronized Optional<Registration> find(String uid) {
        return Optional.ofNullable(entries.get(uid));
    }

    /** @return empty if there is none */
    synchronized Optional<Registration> rename(String uid, String name) {
        return Optional
                .ofNullable(entries.computeIfPresent(uid, (key, entry) -> entry.renamed(name, clock.instant())));
    }

    /** @return the deleted one; empty if there is none */
    Optional<Registration> delete(String uid) {
        Optional<Registration> entry = remove(uid);
        entry.ifPresent(deleted);
        return entry;
    }

    private synchronized Optional<Registration> remove(String uid) {
        return Optional.ofNullable(entries.remove(uid));
    }
}
