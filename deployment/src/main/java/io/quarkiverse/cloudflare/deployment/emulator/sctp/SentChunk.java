package io.quarkiverse.cloudflare.deployment.emulator.sctp;

import java.nio.ByteBuffer;

/**
 * A fragment of a message with the number it was sent under, until it is acknowledged. Owned by the media loop.
 */
final class SentChunk {

    /** TSN, stream, sequence number and payload protocol. */
    static final int DATA_HEADER = 12;

    enum State {
        /** Counted as under way. */
        IN_FLIGHT,
        /** To be sent again. */
        LOST,
        /** In a gap block: the peer has it for now, but may still drop it. */
        ACKNOWLEDGED,
        /** Its message was given up. */
        ABANDONED
    }

    private final long tsn;
    private final OutboundMessage message;
    private final int offset;
    private final int length;
    private final boolean end;
    State state = State.IN_FLIGHT;
    /** How often acknowledgments of later ones left it out. */
    int missing;
    boolean fastRetransmitted;
    private int transmissions;

    SentChunk(long tsn, OutboundMessage message, int offset, int length, boolean end) {
        this.tsn = tsn;
        this.message = message;
        this.offset = offset;
        this.length = length;
        this.end = end;
    }

    /** @return a number for a given up message that was not sent to its end, so that the peer can be told to skip it */
    static SentChunk placeholder(long tsn, OutboundMessage message) {
        SentChunk chunk = new SentChunk(tsn, message, 0, 0, true);
        chunk.state = State.ABANDONED;
        return chunk;
    }

    long tsn() {
        return tsn;
    }

    OutboundMessage message() {
        return message;
    }

    int length() {
        return length;
    }

    boolean end() {
        return end;
    }

    int transmissions() {
        return transmissions;
    }

    /** @param immediate whether the peer is asked to acknowledge at once */
    void write(PacketWriter writer, boolean immediate) {
        transmissions++;
        boolean ordered = message.reliability.ordered();
        int flags = (end ? Wire.END : 0) | (offset == 0 ? Wire.BEGIN : 0) | (ordered ? 0 : Wire.UNORDERED)
                | (immediate ? Wire.IMMEDIATE : 0);
        ByteBuffer out = writer.begin(Wire.DATA, flags, DATA_HEADER + length);
        out.putInt((int) tsn).putShort((short) message.stream).putShort((short) message.sequence).putInt(message.ppid);
        out.put(message.payload(), offset, length);
        writer.end();
    }
}
