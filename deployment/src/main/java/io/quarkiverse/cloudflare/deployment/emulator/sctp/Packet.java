package io.quarkiverse.cloudflare.deployment.emulator.sctp;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * A packet whose checksum, ports and lengths are right.
 *
 * @param tag the verification tag
 * @param chunks at least one
 */
record Packet(int tag, List<Chunk> chunks) {

    private static final int CHECKSUM_AT = 8;
    private static final byte[] ZEROS = new byte[4];

    /** @return empty if it is not for this association, damaged or malformed */
    static Optional<Packet> read(byte[] packet, int length, SctpSettings settings) {
        if (length < Wire.COMMON_HEADER + Wire.HEAD || length > packet.length) {
            return Optional.empty();
        }
        ByteBuffer bytes = ByteBuffer.wrap(packet, 0, length);
        if (Short.toUnsignedInt(bytes.getShort(0)) != settings.remotePort()
                || Short.toUnsignedInt(bytes.getShort(2)) != settings.localPort()
                || Integer.reverseBytes(bytes.getInt(CHECKSUM_AT)) != checksum(packet, length)) {
            return Optional.empty();
        }
        int tag = bytes.getInt(4);
        return Chunk.chunks(bytes, Wire.COMMON_HEADER).map(chunks -> new Packet(tag, chunks));
    }

    /** @return the CRC32c of the packet with zeros in place of its checksum; stored with its lowest byte first */
    static int checksum(byte[] packet, int length) {
        CRC32C checksum = new CRC32C();
        checksum.update(packet, 0, CHECKSUM_AT);
        checksum.update(ZEROS, 0, ZEROS.length);
        int rest = CHECKSUM_AT + ZEROS.length;
        checksum.update(packet, rest, length - rest);
        return (int) checksum.getValue();
    }

    Chunk first() {
        return chunks.get(0);
    }
}
