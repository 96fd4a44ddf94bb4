package io.quarkiverse.cloudflare.deployment.emulator.sctp;

import java.util.Optional;

import io.quarkiverse.cloudflare.runtime.time.Timers;

/**
 * Sends messages: numbers them, repeats what is lost, and keeps within what the way and the peer take (RFC 9260 sections 6 and
 * 7).
 * Owned by the media loop.
 */
final class DataSender {

    /** How many bytes wait or are under way at most; messages beyond are refused. */
    static final int BUFFER = 8 << 20;

    /** How much new data follows one event at most, so that a wide window does not empty itself in one burst. */
    private static final int LARGEST_BURST = 4 * CongestionWindow.SEGMENT;

    /** After how many timeouts in a row the peer counts as gone. */
    private static final int MOST_TIMEOUTS = 10;

    private static final long NONE = -1;

    private final Timers timers;
    private final PacketWriter writer;
    private final LinkOwner owner;
    private final boolean mayAbandon;
    private final OutboundQueue queue = new OutboundQueue();
    private final SentChunks sent;
    private final Abandonment abandonment;
    private final CongestionWindow congestion;
    private final RetransmissionTimeout timeout = new RetransmissionTimeout();
    private final Alarm retransmission;
    private long peerWindow;
    private long buffered;
    private int timeouts;
    private boolean recovering;
    private boolean fastRetransmit;
    private long recoveredAt;
    /** The chunk whose round trip is being measured, and since when. */
    private long timed = NONE;
    private long timedSince;
    private long retransmissions;

    DataSender(Link.Parts parts) {
        this.timers = parts.timers();
        this.writer = parts.writer();
        this.owner = parts.owner();
        this.mayAbandon = parts.peer().forwardTsn();
        this.sent = new SentChunks(Wire.unwrapped(parts.local().firstTsn()));
        this.abandonment = new Abandonment(sent, queue);
        this.congestion = new CongestionWindow(parts.peer().usableWindow());
        this.retransmission = new Alarm(timers, this::timedOut);
        this.peerWindow = parts.peer().usableWindow();
    }

    OutboundQueue queue() {
        return queue;
    }

    long buffered() {
        return buffered;
    }

    /** @return the number of the last chunk that was sent */
    int lastTsn() {
        return (int) (sent.next() - 1);
    }

    /** @return whether everything has arrived or was given up */
    boolean idle() {
        return queue.isEmpty() && sent.isEmpty();
    }

    int window() {
        return congestion.bytes();
    }

    long timeoutMillis() {
        return timeout.millis();
    }

    long retransmissions() {
        return retransmissions;
    }

    /** @return false if there is no room for it */
    boolean add(int stream, int ppid, byte[] payload, Reliability reliability) {
        int charge = OutboundMessage.charge(payload.length);
        if (buffered + charge > BUFFER) {
            return false;
        }
        buffered += charge;
        queue.add(new OutboundMessage(stream, ppid, payload, reliability, now()));
        return true;
    }

    /** @return whether it was well-formed */
    boolean sack(Chunk chunk) {
        Optional<Sack> read = Sack.read(chunk, sent.first());
        read.filter(sack -> sack.highest() < sent.next()).ifPresent(this::acknowledged);
        return read.isPresent() && read.get().highest() < sent.next();
    }

    /** A SHUTDOWN says how far data has arrived. */
    void acknowledgedUpTo(int tsn) {
        long cumulative = Wire.unwrapped(tsn, sent.first());
        if (cumulative < sent.next()) {
            acknowledged(new Sack(cumulative, peerWindow, new long[0]));
        }
    }

    private void acknowledged(Sack sack) {
        if (sack.cumulative() < sent.first() - 1) {
            // It was overtaken by a later one.
            return;
        }
        int flightBefore = sent.inFlight();
        Acknowledgment acknowledgment = new Acknowledgment(sent, sack, this::measure);
        acknowledgment.apply(this::release);
        boolean wasClosed = windowClosed();
        peerWindow = sack.window();
        if (wasClosed && !windowClosed()) {
            // What was sent meanwhile, to learn whether there is room, was dropped.
            sent.loseAll();
            timed = NONE;
        }
        timeouts = 0;
        if (recovering && sent.first() > recoveredAt) {
            recovering = false;
        }
        if (acknowledgment.advanced() && !recovering) {
            congestion.acknowledged(acknowledgment.bytes(), flightBefore);
        }
        if (acknowledgment.findLost(recovering)) {
            repair();
        }
        abandonment.acknowledged();
        if (sent.isEmpty()) {
            retransmission.stop();
            congestion.idle(now());
        } else if (acknowledgment.advanced()) {
            retransmission.start(timeout.millis());
        }
    }

    private void measure(SentChunk chunk) {
        if (chunk.tsn() == timed) {
            timeout.sample(now() - timedSince);
            timed = NONE;
        }
    }

    private void release(SentChunk chunk) {
        buffered -= chunk.message().acknowledged(chunk);
        if (timed <= chunk.tsn()) {
            // It was given up: there is no round trip to measure.
            timed = NONE;
        }
    }

    private void repair() {
        fastRetransmit = true;
        timed = NONE;
        if (!recovering) {
            recovering = true;
            recoveredAt = sent.next() - 1;
            congestion.lost();
        }
    }

    /** @return whether the peer has no room for a full packet: then silence does not mean that packets got lost on the way */
    private boolean windowClosed() {
        return peerWindow < CongestionWindow.SEGMENT;
    }

    private void timedOut() {
        timeouts++;
        if (timeouts > MOST_TIMEOUTS) {
            owner.abort(Wire.OUT_OF_RESOURCE, "The peer acknowledged nothing in " + timeouts + " attempts");
            return;
        }
        timeout.backOff();
        if (!windowClosed()) {
            congestion.timedOut();
        }
        recovering = false;
        sent.loseAll();
        timed = NONE;
        abandonment.repeat();
        owner.flush();
    }

    /** Writes what may be sent now. */
    void write() {
        if (sent.isEmpty() && queue.isEmpty()) {
            return;
        }
        long now = now();
        int left = writeLost(now, LARGEST_BURST);
        if (!sent.anyLost()) {
            writeNew(now, left);
        }
        abandonment.writeIfDue(writer);
        if (!sent.isEmpty()) {
            retransmission.startIfStopped(timeout.millis());
        }
    }

    private int writeLost(long now, int burst) {
        int left = burst;
        // What is found lost by reports goes out in one packet whatever the window says.
        int free = fastRetransmit ? CongestionWindow.SEGMENT : 0;
        fastRetransmit = false;
        while (sent.anyLost() && left > 0) {
            SentChunk chunk = sent.nextLost();
            if (mayAbandon && chunk.message().spent(now, chunk.transmissions())) {
                buffered -= abandonment.abandon(chunk.message());
                continue;
            }
            if (sent.inFlight() >= congestion.bytes() && free < chunk.length()) {
                break;
            }
            free -= chunk.length();
            left -= chunk.length();
            sent.to(chunk, SentChunk.State.IN_FLIGHT);
            chunk.missing = 0;
            retransmissions++;
            chunk.write(writer, true);
            if (chunk.tsn() == sent.first()) {
                retransmission.start(timeout.millis());
            }
        }
        return left;
    }

    private void writeNew(long now, int burst) {
        if (sent.isEmpty()) {
            congestion.resume(now, timeout.millis());
        }
        int left = burst;
        while (left > 0) {
            Optional<OutboundMessage> message = queue.current();
            if (message.isEmpty()) {
                return;
            }
            if (message.get().spent(now, 0) && (mayAbandon || !message.get().begun())) {
                giveUp(message.get());
                continue;
            }
            int length = message.get().nextLength();
            // With nothing under way one chunk goes out even into a closed window, to learn when it opens.
            boolean fits = sent.inFlight() < congestion.bytes()
                    && (length <= peerWindow - sent.inFlight() || sent.inFlight() == 0);
            if (!fits) {
                return;
            }
            left -= length;
            writeNext(message.get(), now);
        }
    }

    private void writeNext(OutboundMessage message, long now) {
        SentChunk chunk = message.next(sent.next());
        sent.add(chunk);
        chunk.write(writer, false);
        if (message.wholeSent()) {
            queue.sent();
        }
        if (timed == NONE) {
            timed = chunk.tsn();
            timedSince = now;
        }
    }

    private void giveUp(OutboundMessage message) {
        if (message.begun()) {
            buffered -= abandonment.abandon(message);
        } else {
            queue.drop();
            buffered -= message.abandon();
        }
    }

    void end() {
        retransmission.stop();
    }

    private long now() {
        return timers.clock().millis();
    }
}
