package io.quarkiverse.cloudflare.deployment.emulator.sctp;

/**
 * Ends the association in agreement, after everything has arrived (RFC 9260 section 9.2). Owned by the media loop.
 */
final class Shutdown {

    private static final int MOST_ATTEMPTS = 8;

    private enum State {
        NONE,
        /** This side wants to end and waits for what it sent to arrive. */
        PENDING,
        SENT,
        /** The peer wants to end; what this side sent must arrive first. */
        RECEIVED,
        ACKNOWLEDGED
    }

    private final PacketWriter writer;
    private final LinkOwner owner;
    private final DataSender sender;
    private final DataReceiver receiver;
    private final Runnable done;
    private final Alarm repetition;
    private State state = State.NONE;
    private boolean due;
    private int attempts;

    /** @param done called once both sides have ended */
    Shutdown(Link.Parts parts, DataSender sender, DataReceiver receiver, Runnable done) {
        this.writer = parts.writer();
        this.owner = parts.owner();
        this.sender = sender;
        this.receiver = receiver;
        this.done = done;
        this.repetition = new Alarm(parts.timers(), this::repeat);
    }

    /** @return whether no new message may be sent */
    boolean begun() {
        return state != State.NONE;
    }

    void begin() {
        if (state == State.NONE) {
            state = State.PENDING;
        }
    }

    /** @return whether it was well-formed */
    boolean received(Chunk chunk) {
        if (chunk.length() != 4) {
            return false;
        }
        sender.acknowledgedUpTo(chunk.integer(0));
        if (state == State.SENT) {
            to(State.ACKNOWLEDGED);
        } else if (state != State.ACKNOWLEDGED) {
            state = State.RECEIVED;
        } else {
            due = true;
        }
        return true;
    }

    void acknowledged() {
        if (state == State.SENT || state == State.ACKNOWLEDGED) {
            writer.empty(Wire.SHUTDOWN_COMPLETE, 0);
            done.run();
        }
    }

    void completed() {
        if (state == State.ACKNOWLEDGED) {
            done.run();
        }
    }

    void write() {
        if (state == State.PENDING && sender.idle()) {
            to(State.SENT);
        } else if (state == State.RECEIVED && sender.idle()) {
            to(State.ACKNOWLEDGED);
        }
        if (!due) {
            return;
        }
        due = false;
        if (state == State.SENT) {
            writer.begin(Wire.SHUTDOWN, 0, 4).putInt((int) receiver.cumulative());
            writer.end();
        } else {
            writer.empty(Wire.SHUTDOWN_ACK, 0);
        }
        repetition.start(sender.timeoutMillis());
    }

    private void to(State next) {
        state = next;
        due = true;
        attempts = 0;
    }

    private void repeat() {
        attempts++;
        if (attempts > MOST_ATTEMPTS) {
            owner.abort(Wire.OUT_OF_RESOURCE, "The peer did not answer " + attempts + " requests to end");
            return;
        }
        due = true;
        owner.flush();
    }

    void end() {
        repetition.stop();
    }
}
