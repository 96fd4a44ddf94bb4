package io.quarkiverse.cloudflare.runtime.room;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

import org.jboss.logging.Logger;

import io.quarkiverse.cloudflare.room.LeaveReason;
import io.quarkiverse.cloudflare.room.MembershipListener;
import io.smallrye.mutiny.Uni;

/**
 * Tells the listeners and the CDI events what happens to memberships.
 * <p>
 * Thread-safe; the methods about a member are called in its room's queue.
 */
final class Memberships {

    private static final Logger LOG = Logger.getLogger(Memberships.class);

    private final List<MembershipListener> listeners;
    private final PresenceEvents events;
    private final AtomicLong generations = new AtomicLong();

    Memberships(List<MembershipListener> listeners, PresenceEvents events) {
        this.listeners = listeners;
        this.events = events;
    }

    /** @return a number that every later membership of this node exceeds */
    long nextGeneration() {
        return generations.incrementAndGet();
    }

    void joined(Membership member) {
        tell(listener -> listener.joined(member));
        events.fire(PresenceEvents.Kind.JOINED, member, Optional.empty());
    }

    void away(Membership member) {
        tell(listener -> listener.away(member));
    }

    void rejoined(Membership member) {
        tell(listener -> listener.rejoined(member));
    }

    void updated(Membership member) {
        events.fire(PresenceEvents.Kind.UPDATED, member, Optional.empty());
    }

    void left(Membership member, LeaveReason reason) {
        tell(listener -> listener.left(member, reason));
        events.fire(PresenceEvents.Kind.LEFT, member, Optional.of(reason));
    }

    /** @return when all is done that leaves began; never fails */
    Uni<Void> stopping() {
        List<Uni<Void>> endings = new ArrayList<>();
        tell(listener -> endings.add(listener.stopping().onFailure().invoke(
                failure -> LOG.warnf(failure, "%s did not end well", listener.getClass().getName()))));
        return Uni.join().all(endings).andCollectFailures().replaceWithVoid().onFailure().recoverWithNull();
    }

    private void tell(Consumer<MembershipListener> what) {
        for (MembershipListener listener : listeners) {
            try {
                what.accept(listener);
            } catch (RuntimeException e) {
                LOG.errorf(e, "%s failed; the membership goes on", listener.getClass().getName());
            }
        }
    }
}
