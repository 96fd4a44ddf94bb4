package io.quarkiverse.cloudflare.runtime.room;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What goes out on one connection: counted in bytes and bounded.
 * <p>
 * Event loop only, but for {@link #outbox()}.
 */
abstract class Outbound {

    private final LoopOutbox outbox;
    private final long limit;
    private final Runnable onOverflow;
    private Map<String, Frame> coalesced; // null: nothing was held back
    private boolean closed;
    private boolean dirty;

    /**
     * @param limit the most bytes that may wait
     * @param onOverflow called once, when a frame would exceed the limit; nothing is written from then on
     */
    Outbound(LoopOutbox outbox, long limit, Runnable onOverflow) {
        this.outbox = outbox;
        this.limit = limit;
        this.onOverflow = onOverflow;
    }

    final LoopOutbox outbox() {
        return outbox;
    }

    /** Writes a frame behind all others. The frame is not released. */
    final void write(Frame frame) {
        if (closed) {
            return;
        }
        if (pendingBytes() + frame.size() > limit) {
            close();
            onOverflow.run();
            return;
        }
        send(frame);
        if (!dirty) {
            dirty = true;
            outbox.flushLater(this);
        }
    }

    /**
     * Writes a frame if the connection keeps up.
     *
     * @param key of frames held back with the same key only the latest is sent, when the connection has caught up; empty leaves
     *        a frame out for good
     */
    final void writeVolatile(Frame frame, String key) {
        if (closed) {
            return;
        }
        if (pendingBytes() + frame.size() <= limit / 2 && coalesced == null) {
            write(frame);
        } else if (!key.isEmpty()) {
            holdBack(frame.retain(), key);
        }
    }

    private void holdBack(Frame frame, String key) {
        if (coalesced == null) {
            coalesced = new LinkedHashMap<>();
            whenWritten(this::sendHeldBack);
        }
        Frame before = coalesced.put(key, frame);
        if (before != null) {
            before.release();
        }
    }

    private void sendHeldBack() {
        Map<String, Frame> frames = coalesced;
        coalesced = null;
        if (frames != null) {
            frames.values().forEach(frame -> {
                write(frame);
                frame.release();
            });
        }
    }

    /** Runs an action on the event loop once all that was written before has reached the operating system. */
    final void whenWritten(Runnable action) {
        notifyWritten(action);
        if (!dirty) {
            dirty = true;
            outbox.flushLater(this);
        }
    }

    /** Writes nothing any more. */
    final void close() {
        closed = true;
        if (coalesced != null) {
            coalesced.values().forEach(Frame::release);
            coalesced = null;
        }
    }

    final void flush() {
        dirty = false;
        flushNow();
    }

    /** @return the bytes that wait for the operating system to take them */
    abstract long pendingBytes();

    abstract void send(Frame frame);

    abstract void flushNow();

    abstract void notifyWritten(Runnable action);

    /** Ends the connection without a word, for a peer that does not read. */
    abstract void abort();
}
