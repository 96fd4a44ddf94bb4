package io.quarkiverse.cloudflare.runtime.media.http;

import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;

import io.quarkiverse.cloudflare.runtime.media.MediaMember;
import io.quarkiverse.cloudflare.runtime.time.Timers;

/**
 * Keeps one member from asking too much: by rate, and by how much of it is under way. Thread-safe.
 */
final class MemberPace {

    // A page that joins a room of 50 asks a dozen times, in batches of 32 tracks.
    static final int PER_SECOND = 20;
    static final int BURST = 40;
    // Of a page, one or two are under way; each may hold a body of the largest size until its turn comes.
    static final int UNDER_WAY = 8;
    private static final double MILLIS_PER_SECOND = 1000;

    private final Map<MediaMember, Account> accounts = Collections.synchronizedMap(new WeakHashMap<>());
    private final Timers timers;

    MemberPace(Timers timers) {
        this.timers = timers;
    }

    /** @return whether it may ask now; then {@link #done} must follow */
    boolean begin(MediaMember member) {
        return account(member).begin(timers.clock().millis());
    }

    void done(MediaMember member) {
        account(member).done();
    }

    private Account account(MediaMember member) {
        return accounts.computeIfAbsent(member, key -> new Account(timers.clock().millis()));
    }

    private static final class Account {

        private double tokens = BURST;
        private long filledAt;
        private int underWay;

        private Account(long now) {
            this.filledAt = now;
        }

        private synchronized boolean begin(long now) {
            if (now > filledAt) {
                tokens = Math.min(BURST, tokens + (now - filledAt) * PER_SECOND / MILLIS_PER_SECOND);
                filledAt = now;
            }
            if (tokens < 1 || underWay >= UNDER_WAY) {
                return false;
            }
            tokens--;
            underWay++;
            return true;
        }

        private synchronized void done() {
            underWay--;
        }
    }
}
