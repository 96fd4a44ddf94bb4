package io.quarkiverse.cloudflare.runtime.media;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import io.quarkiverse.cloudflare.calls.TrackKind;
import io.quarkiverse.cloudflare.media.TrackSource;

/**
 * What one member may publish next: each grant is good for one media section, once, and not for long. Thread-safe.
 */
public final class Grants {

    // A page asks for a camera, a microphone, and a screen with its sound. More than this is no page.
    private static final int LIMIT = 32;

    private final Clock clock;
    private final Duration ttl;
    private final List<Grant> grants = new ArrayList<>(); // guarded by this; the oldest first

    public Grants(Clock clock, Duration ttl) {
        this.clock = clock;
        this.ttl = ttl;
    }

    /** Adds one. Of too many unused ones the oldest is void. */
    public synchronized void add(TrackSource source, TrackKind kind, List<String> layers) {
        forgetExpired();
        if (grants.size() == LIMIT) {
            grants.remove(0);
        }
        grants.add(new Grant(source, kind, layers, clock.instant().plus(ttl)));
    }

    /** @return the oldest of this kind, which is used up now; empty if there is none */
    public synchronized Optional<Grant> take(TrackKind kind) {
        return takeFirst(grant -> grant.kind() == kind);
    }

    /** @return the oldest of this source and kind, which is used up now; empty if there is none */
    synchronized Optional<Grant> take(TrackSource source, TrackKind kind) {
        return takeFirst(grant -> grant.source() == source && grant.kind() == kind);
    }

    /** Gives back what was taken and not used, in the order in which it was taken; its time goes on. */
    synchronized void giveBack(List<Grant> unused) {
        grants.addAll(0, unused);
    }

    /** Makes those of some sources void. */
    synchronized void drop(Predicate<TrackSource> sources) {
        grants.removeIf(grant -> sources.test(grant.source()));
    }

    synchronized boolean isEmpty() {
        forgetExpired();
        return grants.isEmpty();
    }

    private Optional<Grant> takeFirst(Predicate<Grant> wanted) {
        forgetExpired();
        for (int i = 0; i < grants.size(); i++) {
            if (wanted.test(grants.get(i))) {
                return Optional.of(grants.remove(i));
            }
        }
        return Optional.empty();
    }

    private void forgetExpired() {
        Instant now = clock.instant();
        grants.removeIf(grant -> !grant.expires().isAfter(now));
    }
}
