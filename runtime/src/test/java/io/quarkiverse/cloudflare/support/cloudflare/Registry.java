package io.quarkiverse.cloudflare.support.cloudflare;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The apps or the TURN keys of an account, with their secrets. Not thread-safe: owned by the lock of the stand-in.
 */
final class Registry {

    static final class Entry {
        final String uid;
        final String secret;
        final Instant created;
        String name;
        Instant modified;

        Entry(String uid, String secret, String name, Instant now) {
            this.uid = uid;
            this.secret = secret;
            this.name = name;
            created = now;
            modified = now;
        }
    }

    final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Switches switches;

    Registry(Switches switches) {
        this.switches = switches;
    }

    Instant now() {
        return switches.now();
    }

    Entry create(String name) {
        return create(name, switches.now());
    }

    Entry create(String name, Instant created) {
        Entry entry = new Entry(switches.id(), switches.id() + switches.id(), name, created);
        entries.put(entry.uid, entry);
        return entry;
    }
}
