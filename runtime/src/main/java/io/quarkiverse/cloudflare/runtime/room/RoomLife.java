package io.quarkiverse.cloudflare.runtime.room;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jboss.logging.Logger;

import io.quarkiverse.cloudflare.room.Attributes;
import io.quarkiverse.cloudflare.runtime.time.Timers;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.mutiny.Uni;

/**
 * Opens a room for its first member and closes it behind its last one; ticks while it is open.
 * <p>
 * Owned by the room's queue, but for {@link #attributes()} and the timers of ticks, which fire on any thread.
 */
final class RoomLife {

    private static final Logger LOG = Logger.getLogger(RoomLife.class);

    private final LiveRoom room;
    private final List<Callback> ticking;
    private final Map<Callback, Timers.Handle> ticks = new ConcurrentHashMap<>(0);
    private final Set<Callback> waiting = ConcurrentHashMap.newKeySet(0);
    private volatile Attributes attributes = new Attributes();
    private boolean subscribed;
    private boolean created;
    private volatile boolean open; // written under this
    private int opened; // guarded by this

    RoomLife(LiveRoom room) {
        this.room = room;
        this.ticking = room.behaviour().callbacks(Kinds.TICK);
    }

    Attributes attributes() {
        return attributes;
    }

    /** @return whether the room's callbacks may be called; any thread */
    boolean isOpen() {
        return open;
    }

    /** Opens the room unless it is open. */
    Uni<Void> open() {
        if (created) {
            return Uni.createFrom().voidItem();
        }
        Uni<Void> ready = subscribed ? Uni.createFrom().voidItem() : room.subscribe().invoke(() -> subscribed = true);
        Optional<Callback> onCreate = room.behaviour().callback(Kinds.CREATE);
        if (onCreate.isPresent()) {
            ready = ready.chain(() -> room.services().runner().call(onCreate.get(), Call.of(room),
                    Outcomes.NOBODY_WAITS)).replaceWithVoid();
        }
        return ready.invoke(() -> {
            created = true;
            startTicks();
        });
    }

    /** Closes the room if nobody is in it and nobody is on the way. */
    void closeIfEmpty(Runnable done) {
        if (room.memberCount() > 0 || room.registry().isExpected(room)) {
            done.run();
            return;
        }
        stopTicks();
        Optional<Callback> onEmpty = created ? room.behaviour().callback(Kinds.EMPTY) : Optional.empty();
        if (onEmpty.isEmpty()) {
            close(done);
            return;
        }
        Outcomes.run(onEmpty.get(), Call.of(room), room, null, () -> close(done));
    }

    private void close(Runnable done) {
        created = false;
        attributes = new Attributes();
        if (!subscribed) {
            leaveRegistry(done);
            return;
        }
        subscribed = false;
        // Before the registry forgets the room: its successor subscribes to the same topic.
        room.services().backplane().unsubscribe(room.address().topic()).subscribe().with(ended -> leaveRegistry(done),
                failure -> {
                    LOG.errorf(failure, "The room %s could not be unsubscribed", room.address());
                    leaveRegistry(done);
                });
    }

    private void leaveRegistry(Runnable done) {
        if (room.registry().close(room)) {
            room.presence().close();
        }
        done.run();
    }

    private synchronized void startTicks() {
        open = true;
        opened++;
        ticking.forEach(tick -> scheduleTick(tick, opened));
    }

    private void scheduleTick(Callback tick, int life) {
        Duration every = DurationConverter.parseDuration(tick.definition().name());
        ticks.put(tick, room.services().timers().after(every, () -> tickIsDue(tick, life)));
    }

    private void tickIsDue(Callback tick, int life) {
        synchronized (this) {
            // A timer may fire while the room closes, and be late for the next life of the room.
            if (!open || life != opened) {
                return;
            }
            scheduleTick(tick, life);
        }
        // A tick that comes while the one before waits is left out.
        if (waiting.add(tick)) {
            room.queue().submit(done -> tick(tick, done));
        }
    }

    private void tick(Callback tick, Runnable done) {
        waiting.remove(tick);
        // The last member may have left, and the room is about to close.
        if (!open || room.memberCount() == 0) {
            done.run();
            return;
        }
        Outcomes.run(tick, Call.of(room), room, null, done);
    }

    private synchronized void stopTicks() {
        open = false;
        ticks.values().forEach(Timers.Handle::cancel);
        ticks.clear();
    }
}
