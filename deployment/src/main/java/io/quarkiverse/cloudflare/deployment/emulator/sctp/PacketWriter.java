package io.quarkiverse.cloudflare.deployment.emulator.sctp;

import java.nio.ByteBuffer;

/**
 * Puts chunks together into packets and sends a packet when it is full. Owned by the media loop.
 */
final class PacketWriter {

    /**
     * The longest packet in bytes: what is left of the 1280 bytes that every IPv6 path carries after the headers of IPv6, UDP
     * and
     * DTLS.
     */
    static final int LONGEST_PACKET = 1192;

    /** The longest value of a chunk. */
    static final int LONGEST_VALUE = LONGEST_PACKET - Wire.COMMON_HEADER - Wire.HEAD;

    private final SctpOutput output;
    private final byte[] packet = new byte[LONGEST_PACKET];
    private final ByteBuffer bytes = ByteBuffer.wrap(packet);
    private int tag;
    private int chunkStart;
    private long packets;

    PacketWriter(SctpSettings settings, SctpOutput output) {
        this.output = output;
        bytes.putShort((short) settings.localPort()).putShort((short) settings.remotePort());
        bytes.position(Wire.COMMON_HEADER);
    }

    /** Sets the verification tag of what follows, after sending what is there. */
    void tag(int value) {
        if (value != tag) {
            flush();
            tag = value;
        }
    }

    int tag() {
        return tag;
    }

    long packets() {
        return packets;
    }

    /** Begins a chunk whose value has at most so many bytes. @return where to write the value */
    ByteBuffer begin(int type, int flags, int longestValue) {
        if (Wire.HEAD + longestValue > bytes.capacity() - bytes.position()) {
            flush();
        }
        chunkStart = bytes.position();
        return bytes.put((byte) type).put((byte) flags).putShort((short) 0);
    }

    /** Ends the chunk begun last. */
    void end() {
        int length = bytes.position() - chunkStart;
        bytes.putShort(chunkStart + 2, (short) length);
        for (int padding = Wire.padded(length) - length; padding > 0; padding--) {
            bytes.put((byte) 0);
        }
    }

    void empty(int type, int flags) {
        begin(type, flags, 0);
        end();
    }

    /** Sends the packet, if there is a chunk in it. */
    void flush() {
        int length = bytes.position();
        if (length > Wire.COMMON_HEADER) {
            bytes.putInt(4, tag);
            bytes.putInt(8, Integer.reverseBytes(Packet.checksum(packet, length)));
            bytes.position(Wire.COMMON_HEADER);
            packets++;
            output.transmit(packet, length);
        }
    }
}
