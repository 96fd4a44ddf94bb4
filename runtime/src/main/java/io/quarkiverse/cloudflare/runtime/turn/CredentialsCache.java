package io.quarkiverse.cloudflare.runtime.turn;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jboss.logging.Logger;

import io.quarkiverse.cloudflare.calls.IceServers;
import io.smallrye.mutiny.CompositeException;
import io.smallrye.mutiny.Uni;

/**
 * The credentials of each holder, until they are to be renewed or revoked. Thread-safe: everything it knows is guarded by its
 * monitor, which is never held while a request is made.
 */
final class CredentialsCache {

    private static final Logger LOG = Logger.getLogger(CredentialsCache.class);

    private final Clock clock;
    private final Duration refreshBefore;
    private final int capacity;
    /** Who asked last comes last. */
    private final Map<String, Holder> holders = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * @param refreshBefore how long before their end credentials are renewed
     * @param capacity of how many holders credentials are kept
     */
    CredentialsCache(Clock clock, Duration refreshBefore, int capacity) {
        this.clock = clock;
        this.refreshBefore = refreshBefore;
        this.capacity = capacity;
    }

    /**
     * @param generate makes new credentials; what it returns sends nothing before it is subscribed to
     */
    Uni<IceServers> get(String name, Supplier<Uni<? extends IceServers>> generate) {
        return Uni.createFrom().deferred(() -> present(name, generate));
    }

    private synchronized Uni<IceServers> present(String name, Supplier<Uni<? extends IceServers>> generate) {
        Instant now = clock.instant();
        Holder holder = holders.computeIfAbsent(name, unknown -> new Holder());
        holder.removeExpired(now);
        Issued current = holder.current;
        if (current != null && now.isBefore(current.refreshAt)) {
            return Uni.createFrom().item(current.servers);
        }
        if (holder.pending == null) {
            holder.pending = new Pending(holder, now, generate);
            makeRoom(now);
        }
        return current == null ? holder.pending.outcome : currentInstead(holder.pending.outcome, current);
    }

    private Uni<IceServers> currentInstead(Uni<IceServers> renewed, Issued current) {
        return renewed.onFailure(failure -> current.validAt(clock.instant())).recoverWithItem(failure -> {
            LOG.warnf("Credentials of Cloudflare TURN were not renewed; the present ones are given until %s: %s",
                    current.expiresAt(), failure.getMessage());
            return current.servers;
        });
    }

    private void makeRoom(Instant now) {
        Iterator<Holder> oldest = holders.values().iterator();
        while (oldest.hasNext()) {
            Holder holder = oldest.next();
            holder.removeExpired(now);
            if (holders.size() <= capacity && !holder.isEmpty()) {
                return;
            }
            oldest.remove();
        }
    }

    synchronized void forget(String name) {
        holders.remove(name);
    }

    /**
     * @param revoke revokes credentials by their username
     */
    Uni<Void> revoke(String name, Function<String, Uni<Void>> revoke) {
        return Uni.createFrom().deferred(() -> withdraw(name, revoke));
    }

    private synchronized Uni<Void> withdraw(String name, Function<String, Uni<Void>> revoke) {
        Holder holder = holders.get(name);
        if (holder == null) {
            return Uni.createFrom().voidItem();
        }
        holder.removeExpired(clock.instant());
        List<Issued> withdrawn = new ArrayList<>(holder.issued);
        Pending pending = holder.pending;
        holder.current = null;
        holder.pending = null;
        if (pending == null) {
            return revokeAll(name, holder, withdrawn, revoke);
        }
        return pending.outcome.replaceWithVoid().onFailure().recoverWithNull().chain(() -> {
            pending.issued().ifPresent(withdrawn::add);
            return revokeAll(name, holder, withdrawn, revoke);
        });
    }

    /** All are tried before the first failure is told. */
    private Uni<Void> revokeAll(String name, Holder holder, List<Issued> withdrawn, Function<String, Uni<Void>> revoke) {
        List<Uni<Void>> revoked = new ArrayList<>();
        revoked.add(Uni.createFrom().voidItem());
        for (Issued issued : withdrawn) {
            Uni<Void> end = issued.username().map(revoke).orElseGet(() -> Uni.createFrom().voidItem());
            revoked.add(end.invoke(() -> revoked(holder, issued)));
        }
        return Uni.join().all(revoked).andCollectFailures().replaceWithVoid()
                .onFailure(CompositeException.class)
                .transform(failures -> failures.getCauses().get(0))
                .invoke(() -> removeIfEmpty(name, holder));
    }

    private synchronized void revoked(Holder holder, Issued issued) {
        holder.issued.remove(issued);
    }

    private synchronized void removeIfEmpty(String name, Holder holder) {
        if (holder.isEmpty()) {
            holders.remove(name, holder);
        }
    }

    synchronized int size() {
        return holders.size();
    }

    private Instant refreshAt(Instant asked, Instant expiresAt) {
        Duration half = Duration.between(asked, expiresAt).dividedBy(2);
        return expiresAt.minus(half.compareTo(refreshBefore) < 0 ? half : refreshBefore);
    }

    /** What is known of a holder. Guarded by the cache's monitor. */
    private static final class Holder {

        /** What may be valid: the present credentials, those before them, and those that could not be revoked. */
        private final List<Issued> issued = new ArrayList<>();
        /** What is given, {@code null} for nothing. */
        private Issued current;
        /** The request under way, {@code null} for none. */
        private Pending pending;

        void removeExpired(Instant now) {
            issued.removeIf(one -> !one.validAt(now));
            if (current != null && !current.validAt(now)) {
                current = null;
            }
        }

        boolean isEmpty() {
            return issued.isEmpty() && pending == null;
        }
    }

    private record Issued(IceServers servers, Instant refreshAt) {

        Optional<String> username() {
            return servers.username();
        }

        Instant expiresAt() {
            return servers.expiresAt().orElseThrow();
        }

        boolean validAt(Instant now) {
            return now.isBefore(expiresAt());
        }
    }

    /** A request that all who ask meanwhile wait for. It goes on when none of them waits any more: somebody will ask again. */
    private final class Pending {

        private final Holder holder;
        private final Instant asked;
        private final Uni<IceServers> outcome;
        /** {@code null} until there is one. */
        private Issued issued;

        Pending(Holder holder, Instant asked, Supplier<Uni<? extends IceServers>> generate) {
            this.holder = holder;
            this.asked = asked;
            this.outcome = Uni.createFrom().deferred(generate).invoke(this::succeeded)
                    .onTermination().invoke(this::ended).memoize().indefinitely();
        }

        Optional<Issued> issued() {
            synchronized (CredentialsCache.this) {
                return Optional.ofNullable(issued);
            }
        }

        private void succeeded(IceServers servers) {
            synchronized (CredentialsCache.this) {
                issued = new Issued(servers, refreshAt(asked, servers.expiresAt().orElseThrow()));
                holder.issued.add(issued);
                // Otherwise it was withdrawn, or the holder forgotten, while the request was under way.
                if (holder.pending == this) {
                    holder.current = issued;
                }
            }
        }

        private void ended() {
            synchronized (CredentialsCache.this) {
                if (holder.pending == this) {
                    holder.pending = null;
                }
            }
        }
    }
}
