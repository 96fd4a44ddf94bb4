package io.quarkiverse.cloudflare.runtime.room;

import java.util.ArrayDeque;

import org.jboss.logging.Logger;

/**
 * Runs tasks one at a time, in order, also when they end later on another thread. A task that ends at once is followed by the
 * next on the same thread without growing the stack.
 * <p>
 * Thread-safe. Its lock is never held while a task runs, and what one task wrote, the next one sees.
 */
final class SerialQueue {

    /** A task that must call {@code done} exactly once, from any thread. */
    @FunctionalInterface
    interface Task {
        void run(Runnable done);
    }

    private static final Logger LOG = Logger.getLogger(SerialQueue.class);

    private final int limit;
    private final ArrayDeque<Task> waiting = new ArrayDeque<>(0);
    private int boundedWaiting;
    private boolean busy;

    /**
     * @param limit how many tasks of {@link #offer} may wait
     */
    SerialQueue(int limit) {
        this.limit = limit;
    }

    /** Runs a task that must not be lost: it waits whatever the number of others. */
    void submit(Task task) {
        synchronized (waiting) {
            if (busy) {
                waiting.add(task);
                return;
            }
            busy = true;
        }
        run(task);
    }

    /** Runs an action that ends when it returns. */
    void execute(Runnable action) {
        submit(new Plain(action));
    }

    /**
     * Runs a task unless too many wait already.
     *
     * @return whether it will run
     */
    boolean offer(Task task) {
        synchronized (waiting) {
            if (busy) {
                if (boundedWaiting >= limit) {
                    return false;
                }
                boundedWaiting++;
                waiting.add(new Bounded(task));
                return true;
            }
            busy = true;
        }
        run(task);
        return true;
    }

    private void run(Task first) {
        Task task = first;
        while (task != null) {
            Turn turn = new Turn();
            runGuarded(task, turn);
            if (!turn.endedHere()) {
                return;
            }
            task = next();
        }
    }

    private static void runGuarded(Task task, Turn turn) {
        try {
            task.run(turn);
        } catch (RuntimeException | Error e) {
            // A task answers for its own failures; one that does not must still not stop the room.
            LOG.error("A task of a room's queue failed", e);
            turn.endIfOpen();
        }
    }

    private Task next() {
        synchronized (waiting) {
            Task next = waiting.poll();
            if (next == null) {
                busy = false;
            } else if (next instanceof Bounded bounded) {
                boundedWaiting--;
                return bounded.task;
            }
            return next;
        }
    }

    /**
     * One task's turn. Whoever comes second, the task's end or the return of the call that began it, goes on with the queue: so
     * a task that ends at once does not nest the next one inside it.
     */
    private final class Turn implements Runnable {

        private boolean ended;
        private boolean returned;

        @Override
        public void run() {
            synchronized (this) {
                if (ended) {
                    throw new IllegalStateException("A task of a room's queue must end once");
                }
                ended = true;
                if (!returned) {
                    return;
                }
            }
            Task next = next();
            if (next != null) {
                SerialQueue.this.run(next);
            }
        }

        synchronized void endIfOpen() {
            ended = true;
        }

        synchronized boolean endedHere() {
            returned = true;
            return ended;
        }
    }

    private record Bounded(Task task) implements Task {
        @Override
        public void run(Runnable done) {
            task.run(done);
        }
    }

    private record Plain(Runnable action) implements Task {
        @Override
        public void run(Runnable done) {
            try {
                action.run();
            } finally {
                done.run();
            }
        }
    }
}
