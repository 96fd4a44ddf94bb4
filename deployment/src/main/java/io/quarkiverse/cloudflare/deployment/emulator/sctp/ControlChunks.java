package io.quarkiverse.cloudflare.deployment.emulator.sctp;

import java.nio.ByteBuffer;

import org.jboss.logging.Logger;

/**
 * Answers the chunks that change nothing: heartbeats, errors and those that are not known. Owned by the media loop.
 */
final class ControlChunks {

    private static final Logger LOG = Logger.getLogger(ControlChunks.class);

    /** What a report of a chunk that is not known repeats of it at most. */
    private static final int LONGEST_REPORT = 256;

    // The two highest bits of the type of a chunk that is not known, RFC 9260 section 3.2
    private static final int SKIP = 0x80;
    private static final int REPORT = 0x40;

    private final PacketWriter writer;

    ControlChunks(PacketWriter writer) {
        this.writer = writer;
    }

    /** @return whether there is room for the answer, which repeats the request */
    boolean heartbeat(Chunk chunk) {
        if (chunk.length() > PacketWriter.LONGEST_VALUE) {
            return false;
        }
        writer.begin(Wire.HEARTBEAT_ACK, 0, chunk.length()).put(chunk.bytes(0));
        writer.end();
        return true;
    }

    boolean saysStaleCookie(Chunk error) {
        LOG.debugf("The peer of an SCTP association reported an error%s", causeOf(error));
        return error.length() >= Wire.HEAD && error.unsignedShort(0) == Wire.STALE_COOKIE;
    }

    static String causeOf(Chunk chunk) {
        return chunk.length() < Wire.HEAD ? "" : " with cause " + chunk.unsignedShort(0);
    }

    /**
     * @param report whether the peer can be told, if its kind asks for that
     * @return whether the rest of the packet is to be read
     */
    boolean unknown(Chunk chunk, boolean report) {
        if (report && (chunk.type() & REPORT) != 0 && chunk.length() <= LONGEST_REPORT) {
            int length = 2 * Wire.HEAD + chunk.length();
            ByteBuffer out = writer.begin(Wire.ERROR, 0, Wire.padded(length));
            out.putShort((short) Wire.UNRECOGNIZED_CHUNK).putShort((short) length);
            out.put((byte) chunk.type()).put((byte) chunk.flags()).putShort((short) (Wire.HEAD + chunk.length()));
            out.put(chunk.bytes(0));
            writer.end();
        }
        return (chunk.type() & SKIP) != 0;
    }

    void abort(int cause) {
        writer.begin(Wire.ABORT, 0, Wire.HEAD).putShort((short) cause).putShort((short) Wire.HEAD);
        writer.end();
        writer.flush();
    }
}
