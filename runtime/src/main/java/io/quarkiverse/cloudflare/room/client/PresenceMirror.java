package io.quarkiverse.cloudflare.room.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkiverse.cloudflare.presence.PresenceEntry;
import io.quarkiverse.cloudflare.presence.PresenceMeta;

/**
 * Presence of one room, followed from {@code presence_state} and {@code presence_diff} by Phoenix' rules: metas are the same if
 * their {@code phx_ref} is; diffs that arrive before the state of a join wait for it. Thread-safe.
 */
final class PresenceMirror {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final SortedMap<String, PresenceView.User> users = new TreeMap<>();
    private final List<JsonNode> early = new ArrayList<>();
    private boolean synced;
    // Null when it must be made anew.
    private PresenceView view = PresenceView.EMPTY;

    /** Devices of one user that came or went; {@code others} are those the user has besides. */
    record Change(boolean joined, String key, List<PresenceMeta> devices, List<PresenceMeta> others) {
    }

    /** A new join follows: what is known stands until its state arrives. */
    void expectState() {
        lock.lock();
        try {
            synced = false;
            early.clear();
        } finally {
            lock.unlock();
        }
    }

    List<Change> state(JsonNode state) {
        lock.lock();
        try {
            List<Change> changes = new ArrayList<>();
            Map<String, PresenceView.User> told = read(state);
            told.forEach((key, user) -> join(key, withoutRefs(user, refs(metas(key))), changes));
            for (String key : List.copyOf(users.keySet())) {
                PresenceView.User user = told.get(key);
                Set<String> stay = user == null ? Set.of() : refs(user.entry().metas());
                leave(key, metas(key).stream().map(PresenceMeta::ref).filter(ref -> !stay.contains(ref))
                        .collect(Collectors.toSet()), changes);
            }
            synced = true;
            for (JsonNode diff : early) {
                apply(diff, changes);
            }
            early.clear();
            announce();
            return changes;
        } finally {
            lock.unlock();
        }
    }

    List<Change> diff(JsonNode diff) {
        lock.lock();
        try {
            if (!synced) {
                early.add(diff);
                return List.of();
            }
            List<Change> changes = new ArrayList<>();
            apply(diff, changes);
            announce();
            return changes;
        } finally {
            lock.unlock();
        }
    }

    private void apply(JsonNode diff, List<Change> changes) {
        read(diff.path("joins")).forEach((key, user) -> join(key, user, changes));
        read(diff.path("leaves")).forEach((key, user) -> leave(key, refs(user.entry().metas()), changes));
    }

    private void join(String key, PresenceView.User come, List<Change> changes) {
        List<PresenceMeta> devices = come.entry().metas();
        if (devices.isEmpty()) {
            return;
        }
        Set<String> refs = refs(devices);
        List<PresenceMeta> others = metas(key).stream().filter(meta -> !refs.contains(meta.ref())).toList();
        List<PresenceMeta> all = new ArrayList<>(others);
        all.addAll(devices);
        users.put(key, new PresenceView.User(new PresenceEntry(key, all), come.description()));
        changes.add(new Change(true, key, devices, others));
    }

    private void leave(String key, Set<String> refs, List<Change> changes) {
        List<PresenceMeta> gone = metas(key).stream().filter(meta -> refs.contains(meta.ref())).toList();
        if (gone.isEmpty()) {
            return;
        }
        List<PresenceMeta> others = metas(key).stream().filter(meta -> !refs.contains(meta.ref())).toList();
        if (others.isEmpty()) {
            users.remove(key);
        } else {
            users.put(key, new PresenceView.User(new PresenceEntry(key, others), users.get(key).description()));
        }
        changes.add(new Change(false, key, gone, others));
    }

    private List<PresenceMeta> metas(String key) {
        PresenceView.User user = users.get(key);
        return user == null ? List.of() : user.entry().metas();
    }

    private static PresenceView.User withoutRefs(PresenceView.User user, Set<String> known) {
        List<PresenceMeta> metas = user.entry().metas().stream().filter(meta -> !known.contains(meta.ref())).toList();
        return new PresenceView.User(new PresenceEntry(user.entry().key(), metas), user.description());
    }

    private static Set<String> refs(List<PresenceMeta> metas) {
        return metas.stream().map(PresenceMeta::ref).collect(Collectors.toSet());
    }

    private static Map<String, PresenceView.User> read(JsonNode json) {
        Map<String, PresenceView.User> read = new TreeMap<>();
        json.properties().forEach(property -> {
            List<PresenceMeta> metas = new ArrayList<>();
            property.getValue().path("metas").forEach(meta -> metas.add(readMeta(meta)));
            ObjectNode description = property.getValue().deepCopy();
            description.remove("metas");
            read.put(property.getKey(),
                    new PresenceView.User(new PresenceEntry(property.getKey(), metas), description));
        });
        return read;
    }

    private static PresenceMeta readMeta(JsonNode meta) {
        ObjectNode fields = meta.deepCopy();
        fields.remove(List.of("phx_ref", "phx_ref_prev", "id"));
        return new PresenceMeta(meta.path("id").asText(), meta.path("phx_ref").asText(), fields);
    }

    private void announce() {
        view = null;
        changed.signalAll();
    }

    PresenceView view() {
        lock.lock();
        try {
            if (view == null) {
                view = new PresenceView(Collections.unmodifiableSortedMap(new TreeMap<>(users)));
            }
            return view;
        } finally {
            lock.unlock();
        }
    }

    PresenceView await(Predicate<PresenceView> condition, Duration patience) throws InterruptedException {
        long left = patience.toNanos();
        PresenceView seen = view();
        while (!condition.test(seen)) {
            lock.lock();
            try {
                while (view == seen && left > 0) {
                    left = changed.awaitNanos(left);
                }
            } finally {
                lock.unlock();
            }
            PresenceView now = view();
            if (now == seen) {
                throw new NothingArrivedException("Presence did not become as expected within %d ms; there are %d users: %s"
                        .formatted(patience.toMillis(), seen.size(), seen.keys()));
            }
            seen = now;
        }
        return seen;
    }
}
