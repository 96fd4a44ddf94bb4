package io.quarkiverse.cloudflare.deployment.emulator.sctp;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/**
 * Takes data: acknowledges it, puts messages together and bounds what is held (RFC 9260 section 6.2). Owned by the media loop.
 */
final class DataReceiver {

    /** How many bytes are held at most for messages that are not complete, not on turn or not read; the window offered. */
    static final int CAPACITY = 1 << 20;

    /** What a peer that ignores the window may make us hold before it is cut off. */
    private static final int LIMIT = 2 * CAPACITY;

    /** How long an acknowledgment waits for another packet, in milliseconds. */
    private static final long DELAY = 100;

    /** Every second packet is acknowledged at once. */
    private static final int PACKETS_PER_SACK = 2;

    private final PacketWriter writer;
    private final LinkOwner owner;
    private final SackTracker tracker;
    private final Alarm delayed;
    private final Queue<InboundMessage> unread = new ArrayDeque<>();
    private final InboundStreams streams = new InboundStreams(this::whole);
    private int unreadBytes;
    private boolean paused;
    private boolean dataInPacket;
    private int packetsToAcknowledge = 1;
    private boolean acknowledge;
    private long refused;

    DataReceiver(Link.Parts parts) {
        this.writer = parts.writer();
        this.owner = parts.owner();
        this.tracker = new SackTracker(Wire.unwrapped(parts.peer().firstTsn()));
        this.delayed = new Alarm(parts.timers(), () -> {
            acknowledge = true;
            owner.flush();
        });
    }

    private void whole(InboundMessage message) {
        unread.add(message);
        unreadBytes += message.cost();
    }

    long cumulative() {
        return tracker.cumulative();
    }

    /** @return how many chunks were dropped because there was no room, or they lay too far ahead */
    long refused() {
        return refused;
    }

    int held() {
        return streams.held() + unreadBytes;
    }

    /** @return whether it was well-formed */
    boolean data(Chunk chunk) {
        Optional<Fragment> read = Fragment.read(chunk, tracker.cumulative());
        read.ifPresent(this::take);
        return read.isPresent();
    }

    private void take(Fragment fragment) {
        dataInPacket = true;
        long tsn = fragment.tsn();
        if (fragment.length() == 0) {
            owner.abort(Wire.NO_USER_DATA, "The peer sent a chunk of data without data");
        } else if (tracker.has(tsn)) {
            tracker.duplicate(tsn);
            acknowledge = true;
        } else if (tsn > tracker.cumulative() + SackTracker.FARTHEST || !roomFor(fragment)) {
            refused++;
            acknowledge = true;
        } else if (fragment.stream() >= Endpoint.STREAMS) {
            tracker.add(tsn);
            refuseStream(fragment.stream());
        } else {
            store(fragment);
        }
    }

    private boolean roomFor(Fragment fragment) {
        int needed = held() + InboundStreams.cost(fragment.length(), 1);
        // The next one in turn lets others go; a reader that pauses lets nothing go.
        boolean next = fragment.tsn() == tracker.cumulative() + 1;
        return needed <= CAPACITY || next && !paused;
    }

    private void store(Fragment fragment) {
        tracker.add(fragment.tsn());
        acknowledge |= tracker.gaps() || fragment.immediate();
        int length = streams.add(fragment);
        if (length > SctpSettings.LONGEST_MESSAGE) {
            owner.abort(Wire.OUT_OF_RESOURCE, "The peer sent a message longer than " + SctpSettings.LONGEST_MESSAGE + " bytes");
        } else if (streams.held() > LIMIT) {
            owner.abort(Wire.OUT_OF_RESOURCE, "The peer sent more than its window of " + CAPACITY + " bytes");
        }
    }

    private void refuseStream(int stream) {
        refused++;
        ByteBuffer out = writer.begin(Wire.ERROR, 0, 8);
        out.putShort((short) Wire.INVALID_STREAM).putShort((short) 8).putShort((short) stream).putShort((short) 0);
        writer.end();
    }

    /** The peer gave messages up. @return whether it was well-formed */
    boolean forward(Chunk chunk) {
        int length = chunk.length();
        if (length < 4 || length % 4 != 0) {
            return false;
        }
        dataInPacket = true;
        long tsn = Wire.unwrapped(chunk.integer(0), tracker.cumulative());
        if (tsn <= tracker.cumulative()) {
            acknowledge = true;
        } else {
            tracker.skipTo(tsn);
            streams.dropUpTo(tsn);
            for (int at = 4; at < length; at += 4) {
                int stream = chunk.unsignedShort(at);
                if (stream < Endpoint.STREAMS) {
                    streams.skipTo(stream, chunk.unsignedShort(at + 2));
                }
            }
            acknowledge |= tracker.gaps();
        }
        return true;
    }

    /** The peer closed its direction of a stream: what comes next on it begins anew. */
    void peerReset(int stream) {
        streams.reset(stream);
        unread.add(InboundMessage.reset(stream));
    }

    /** A packet was read to its end. */
    void packetEnds() {
        if (!dataInPacket) {
            return;
        }
        dataInPacket = false;
        packetsToAcknowledge++;
        if (packetsToAcknowledge >= PACKETS_PER_SACK) {
            acknowledge = true;
        } else {
            delayed.startIfStopped(DELAY);
        }
    }

    /** @return the next message or reset to deliver; empty while the reader pauses */
    Optional<InboundMessage> read() {
        if (paused || unread.isEmpty()) {
            return Optional.empty();
        }
        InboundMessage message = unread.remove();
        unreadBytes -= message.cost();
        return Optional.of(message);
    }

    void pause(boolean pauses) {
        // The peer may wait for the window to open.
        acknowledge |= paused && !pauses && !unread.isEmpty();
        paused = pauses;
    }

    /** Writes an acknowledgment if it is time. */
    void write() {
        if (acknowledge) {
            acknowledge = false;
            packetsToAcknowledge = 0;
            delayed.stop();
            tracker.write(writer, Math.max(0, CAPACITY - held()));
        }
    }

    void end() {
        delayed.stop();
    }
}
