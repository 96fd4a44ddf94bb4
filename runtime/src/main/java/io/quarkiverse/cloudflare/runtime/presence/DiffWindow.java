package io.quarkiverse.cloudflare.runtime.presence;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;

import io.quarkiverse.cloudflare.runtime.time.Timers;

/**
 * Collects the changes of a {@link PresenceTable} for a while, so that many of them cost a member one frame.
 * <p>
 * Not thread-safe: owned by the room's queue, like the table. The timer runs on a thread of its own and touches nothing here:
 * it only asks the owner, who then calls {@link #flush()} in the queue.
 */
public final class DiffWindow {

    private final PresenceTable table;
    private final Duration window;
    private final Timers timers;
    private final Runnable askToFlush;
    private final Consumer<PresenceDiff> send;
    private boolean asked;
    /** Null when no timer runs. */
    private Timers.Handle timer;
    private boolean closed;

    /**
     * @param window zero asks for a flush at once
     * @param askToFlush puts a call of {@link #flush()} into the room's queue; may be called on any thread
     * @param send gets each diff that is not empty, in the room's queue
     */
    public DiffWindow(PresenceTable table, Duration window, Timers timers, Runnable askToFlush, Consumer<PresenceDiff> send) {
        this.table = Objects.requireNonNull(table, "table");
        this.window = Objects.requireNonNull(window, "window");
        this.timers = Objects.requireNonNull(timers, "timers");
        this.askToFlush = Objects.requireNonNull(askToFlush, "askToFlush");
        this.send = Objects.requireNonNull(send, "send");
    }

    /** Sees to it that what changed in the table is flushed. Call it after every change. */
    public void changed() {
        if (asked || closed || !table.hasChanges()) {
            return;
        }
        asked = true;
        if (window.isZero()) {
            askToFlush.run();
        } else {
            timer = timers.after(window, askToFlush);
        }
    }

    /** Sends what has changed, if anything has. May also be called before the window ends. */
    public void flush() {
        stopTimer();
        if (closed) {
            return;
        }
        PresenceDiff diff = table.takeDiff();
        if (!diff.isEmpty()) {
            send.accept(diff);
        }
    }

    /** Ends the window for good. What has not been sent is not sent any more. */
    public void close() {
        closed = true;
        stopTimer();
    }

    private void stopTimer() {
        asked = false;
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }
}
