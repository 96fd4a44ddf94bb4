package io.quarkiverse.cloudflare.runtime.room;

import java.util.ArrayList;
import java.util.function.Predicate;

import org.jboss.logging.Logger;

/**
 * The members of one room on one event loop. What is said to all of them within a turn of the loop is joined, once, and
 * written to each connection as one: the cost of a write is almost the same for one broadcast and for ten.
 * <p>
 * Whatever else is written to a connection first hands over what waits for it. A connection in several rooms would need
 * that for each broadcast of each, so nothing waits for it: it is written to at once.
 * <p>
 * Event loop only.
 */
final class SeatGroup {

    private static final Logger LOG = Logger.getLogger(SeatGroup.class);

    // Far beyond this, copying costs more than the writes it saves, and a connection that is slow keeps it all in memory.
    static final int MOST_JOINED_BYTES = 32 * 1024;

    private final LoopOutbox outbox;
    private final ArrayList<Seat> seats = new ArrayList<>();
    private int prompt; // of the seats, those that nothing waits for
    private final ArrayList<Frame> waiting = new ArrayList<>(0); // retained
    private int waitingBytes;
    private long handedOver; // broadcasts before those that wait
    private boolean inTurn;

    SeatGroup(LoopOutbox outbox) {
        this.outbox = outbox;
    }

    LoopOutbox outbox() {
        return outbox;
    }

    void add(Seat seat) {
        seat.index = seats.size();
        seat.group = this;
        seats.add(seat);
        prompt++;
        seat.outbound().sit(seat);
    }

    /** Removes a member; it has got what was broadcast before. */
    void remove(Seat seat) {
        if (seat.index < 0) {
            return;
        }
        makePrompt(seat);
        seat.outbound().stand(seat);
        prompt--;
        Seat last = seats.remove(seats.size() - 1);
        if (last != seat) {
            seats.set(seat.index, last);
            last.index = seat.index;
        }
        seat.index = Seat.NOWHERE;
    }

    /** From now on, broadcasts wait for the end of the turn. */
    void makePatient(Seat seat) {
        if (!seat.patient) {
            seat.patient = true;
            seat.got = handedOver + waiting.size();
            prompt--;
        }
    }

    /** From now on, broadcasts are written at once. */
    void makePrompt(Seat seat) {
        if (seat.patient) {
            catchUp(seat);
            seat.patient = false;
            prompt++;
        }
    }

    /**
     * Sends a frame to all members, or to those that pass, and releases it in the end.
     *
     * @param to {@code null} for everyone
     * @param volatileKey {@code null} for a frame that must not be left out; else see {@link Outbound#writeVolatile}
     */
    void broadcast(Frame frame, Predicate<Seat> to, String volatileKey) {
        try {
            if (volatileKey != null) {
                writeVolatile(frame, to, volatileKey);
            } else if (to != null) {
                write(frame, to);
            } else {
                if (prompt > 0) {
                    write(frame, seat -> !seat.patient);
                }
                if (prompt < seats.size()) {
                    await(frame);
                }
            }
        } finally {
            frame.release();
        }
    }

    private void write(Frame frame, Predicate<Seat> to) {
        for (int i = 0, n = seats.size(); i < n; i++) {
            Seat seat = seats.get(i);
            if (to.test(seat)) {
                seat.outbound().write(frame);
            }
        }
    }

    private void writeVolatile(Frame frame, Predicate<Seat> to, String key) {
        for (int i = 0, n = seats.size(); i < n; i++) {
            Seat seat = seats.get(i);
            if (to == null || to.test(seat)) {
                seat.outbound().writeVolatile(frame, key);
            }
        }
    }

    private void await(Frame frame) {
        int bytes = frame.wire().readableBytes();
        if (waitingBytes + bytes > MOST_JOINED_BYTES) {
            handOver();
        }
        waiting.add(frame.retain());
        waitingBytes += bytes;
        if (!inTurn) {
            inTurn = true;
            outbox.endTurnLater(this);
        }
    }

    /** Gives a member what waits for it. */
    void catchUp(Seat seat) {
        for (int i = (int) Math.max(0, seat.got - handedOver); i < waiting.size(); i++) {
            seat.got = handedOver + i + 1;
            seat.outbound().put(waiting.get(i));
        }
    }

    /** Gives all members what waits for them. */
    void endTurn() {
        inTurn = false;
        handOver();
    }

    private void handOver() {
        if (waiting.isEmpty()) {
            return;
        }
        Frame all = null; // null only where joining fails
        try {
            all = waiting.size() == 1 ? waiting.get(0).retain() : Frame.joined(waiting, waitingBytes);
            for (int i = 0, n = seats.size(); i < n; i++) {
                if (seats.get(i).patient) {
                    handOver(seats.get(i), all);
                }
            }
        } finally {
            if (all != null) {
                all.release();
            }
            handedOver += waiting.size();
            waiting.forEach(Frame::release);
            waiting.clear();
            waitingBytes = 0;
        }
    }

    private void handOver(Seat seat, Frame all) {
        Outbound outbound = seat.outbound();
        try {
            // One by one for who has a part already, and where the limit is in between.
            if (seat.got <= handedOver && outbound.accepts(all)) {
                seat.got = handedOver + waiting.size();
                outbound.put(all);
            } else {
                catchUp(seat);
            }
        } catch (RuntimeException e) {
            // One connection that cannot be written to must not keep the others from their frames.
            LOG.warn("Sending to a connection failed; its broadcasts of this turn are lost", e);
        }
    }
}
