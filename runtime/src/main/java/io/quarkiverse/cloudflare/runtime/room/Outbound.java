package io.quarkiverse.cloudflare.runtime.room;

import java.util.ArrayList;
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
    private final ArrayList<Seat> seats = new ArrayList<>(1);
    private Seat patient; // the seat whose broadcasts wait for the end of the turn; null: there is none

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

    /** Takes a seat in a room. */
    final void sit(Seat seat) {
        seats.add(seat);
        arrange();
    }

    /** Gives a seat up. */
    final void stand(Seat seat) {
        seats.remove(seat);
        arrange();
    }

    /** Broadcasts wait if there is one room they can come from: then they are in order whenever they are handed over. */
    private void arrange() {
        patient = seats.size() == 1 && takesJoined() ? seats.get(0) : null;
        for (Seat seat : seats) {
            if (seat == patient) {
                seat.group.makePatient(seat);
            } else {
                seat.group.makePrompt(seat);
            }
        }
    }

    private void catchUp() {
        if (patient != null) {
            patient.group.catchUp(patient);
        }
    }

    /** Writes a frame behind all others. The frame is not released. */
    final void write(Frame frame) {
        catchUp();
        put(frame);
    }

    /** Writes a frame that waited behind those that did not. */
    final void put(Frame frame) {
        if (closed) {
            return;
        }
        if (!accepts(frame)) {
            end();
            onOverflow.run();
            return;
        }
        send(frame);
        touch();
    }

    final boolean accepts(Frame frame) {
        return pendingBytes() + frame.size() <= limit;
    }

    private void touch() {
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
        catchUp();
        if (closed) {
            return;
        }
        if (pendingBytes() + frame.size() <= limit / 2 && coalesced == null) {
            put(frame);
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
        catchUp();
        notifyWritten(action);
        touch();
    }

    /** Writes nothing any more, but for what was said before. */
    final void close() {
        catchUp();
        end();
    }

    private void end() {
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

    /** @return whether several messages may be given to it as one frame */
    abstract boolean takesJoined();

    /** @return the bytes that wait for the operating system to take them */
    abstract long pendingBytes();

    abstract void send(Frame frame);

    abstract void flushNow();

    abstract void notifyWritten(Runnable action);

    /** Ends the connection without a word, for a peer that does not read. */
    abstract void abort();
}
