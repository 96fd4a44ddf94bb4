package io.quarkiverse.cloudflare.runtime.room;

import java.util.ArrayList;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jboss.logging.Logger;

/**
 * Everything that one event loop sends to its connections, in the order in which it was submitted; each connection is flushed
 * once per turn of the loop.
 * <p>
 * {@link #submit} is thread-safe; everything else belongs to the event loop.
 */
final class LoopOutbox {

    private static final Logger LOG = Logger.getLogger(LoopOutbox.class);

    private final Thread loop;
    private final Executor executor;
    private final Queue<Runnable> operations = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean drainScheduled = new AtomicBoolean();
    private final Runnable drain = this::drainScheduled;
    private final Runnable flush = this::flush;
    private final ArrayList<SeatGroup> turn = new ArrayList<>();
    private ArrayList<Outbound> dirty = new ArrayList<>();
    private ArrayList<Outbound> flushing = new ArrayList<>();
    private boolean flushScheduled;
    private boolean draining;

    LoopOutbox(Thread loop, Executor executor) {
        this.loop = loop;
        this.executor = executor;
    }

    boolean inLoop() {
        return Thread.currentThread() == loop;
    }

    /** Runs an operation on the event loop, behind all that were submitted before: at once if this is the loop. */
    void submit(Runnable operation) {
        operations.add(operation);
        if (inLoop()) {
            if (!draining) {
                drain();
            }
        } else if (drainScheduled.compareAndSet(false, true)) {
            executor.execute(drain);
        }
    }

    /** Runs something else on the event loop, in another turn. */
    void later(Runnable action) {
        executor.execute(action);
    }

    private void drainScheduled() {
        drainScheduled.set(false);
        if (!draining) {
            drain();
        }
    }

    private void drain() {
        draining = true;
        try {
            Runnable operation;
            while ((operation = operations.poll()) != null) {
                runGuarded(operation);
            }
        } finally {
            draining = false;
        }
    }

    private static void runGuarded(Runnable operation) {
        try {
            operation.run();
        } catch (RuntimeException e) {
            // One connection that cannot be written to must not keep the others from their frames.
            LOG.warn("Sending to a connection failed; the frame is lost for it", e);
        }
    }

    /** Has a connection flushed at the end of this turn of the loop. */
    void flushLater(Outbound outbound) {
        dirty.add(outbound);
        scheduleFlush();
    }

    /** Has a group hand over at the end of this turn of the loop what waits until then. */
    void endTurnLater(SeatGroup group) {
        turn.add(group);
        scheduleFlush();
    }

    private void scheduleFlush() {
        if (!flushScheduled) {
            flushScheduled = true;
            executor.execute(flush);
        }
    }

    private void flush() {
        endTurn();
        ArrayList<Outbound> batch = dirty;
        dirty = flushing;
        flushing = batch;
        drain();
        for (int i = 0, n = batch.size(); i < n; i++) {
            batch.get(i).flush();
        }
        batch.clear();
    }

    private void endTurn() {
        // A write can end a connection: what is submitted then, the removal of a member say, waits until the groups are done.
        draining = true;
        try {
            for (int i = 0, n = turn.size(); i < n; i++) {
                runGuarded(turn.get(i)::endTurn);
            }
        } finally {
            turn.clear();
            flushScheduled = false;
            draining = false;
        }
    }
}
