package io.quarkiverse.cloudflare.runtime.room;

import java.lang.annotation.Annotation;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.spi.BeanManager;

import org.jboss.logging.Logger;

import io.quarkiverse.cloudflare.presence.InRoom;
import io.quarkiverse.cloudflare.presence.Joined;
import io.quarkiverse.cloudflare.presence.Left;
import io.quarkiverse.cloudflare.presence.PresenceEvent;
import io.quarkiverse.cloudflare.presence.Updated;
import io.quarkiverse.cloudflare.room.LeaveReason;
import io.quarkiverse.cloudflare.room.MemberInfo;
import io.quarkiverse.cloudflare.room.RoomAddress;
import io.vertx.core.Vertx;

/**
 * Fires presence events for whoever observes them: on a worker thread, those of a room in order.
 * <p>
 * Thread-safe.
 */
final class PresenceEvents {

    private static final Logger LOG = Logger.getLogger(PresenceEvents.class);

    /** What happened. */
    enum Kind {
        JOINED(Joined.Literal.INSTANCE),
        UPDATED(Updated.Literal.INSTANCE),
        LEFT(Left.Literal.INSTANCE);

        private final Annotation qualifier;

        Kind(Annotation qualifier) {
            this.qualifier = qualifier;
        }
    }

    private final Event<PresenceEvent> events;
    private final BeanManager beans;
    private final Vertx vertx;
    private final Map<Class<?>, Set<Kind>> observed = new ConcurrentHashMap<>();

    PresenceEvents(Event<PresenceEvent> events, BeanManager beans, Vertx vertx) {
        this.events = events;
        this.beans = beans;
        this.vertx = vertx;
    }

    void fire(Kind kind, Membership member, Optional<LeaveReason> reason) {
        LiveRoom room = member.room();
        Class<?> roomClass = room.behaviour().roomClass();
        if (!observed.computeIfAbsent(roomClass, this::observedKinds).contains(kind)) {
            return;
        }
        PresenceEvent event = new PresenceEvent(room.address(), member.info(), room.memberCount(), member.generation(),
                reason);
        room.events().submit(done -> vertx.executeBlocking(() -> {
            fire(event, kind.qualifier, new InRoom.Literal(roomClass)).whenComplete((all, failure) -> done.run());
            return null;
        }, false));
    }

    /** @return completes when every observer has returned, so that the next event does not overtake this one */
    private CompletionStage<?> fire(PresenceEvent event, Annotation... qualifiers) {
        CompletionStage<?> async = CompletableFuture.completedStage(null);
        try {
            async = events.select(qualifiers).fireAsync(event)
                    .whenComplete((all, failure) -> logIfFailed(event, failure));
            events.select(qualifiers).fire(event);
        } catch (RuntimeException | Error e) {
            // Whatever it is, the next event must have its turn.
            logIfFailed(event, e);
        }
        return async;
    }

    private static void logIfFailed(PresenceEvent event, Throwable failure) {
        if (failure != null) {
            LOG.errorf(failure, "An observer of presence events of %s failed; the others may not have been called",
                    event.address());
        }
    }

    private Set<Kind> observedKinds(Class<?> roomClass) {
        PresenceEvent probe = new PresenceEvent(RoomAddress.of("probe"),
                new MemberInfo("", "", Set.of(), Instant.EPOCH), 0, 0, Optional.empty());
        Set<Kind> kinds = ConcurrentHashMap.newKeySet();
        for (Kind kind : Kind.values()) {
            if (!beans.resolveObserverMethods(probe, kind.qualifier, new InRoom.Literal(roomClass)).isEmpty()) {
                kinds.add(kind);
            }
        }
        return kinds;
    }
}
