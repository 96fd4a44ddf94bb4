package io.quarkiverse.cloudflare.deployment.emulator.sctp;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A chunk, or with the same shape a parameter or an error cause.
 *
 * @param type of a chunk 0..255, of a parameter 0..65535
 * @param flags of a chunk 0..255
 * @param value a view of the packet, from 0 to its limit; valid while the packet is
 */
record Chunk(int type, int flags, ByteBuffer value) {

    int length() {
        return value.limit();
    }

    int unsignedShort(int at) {
        return Short.toUnsignedInt(value.getShort(at));
    }

    int integer(int at) {
        return value.getInt(at);
    }

    byte[] bytes(int from) {
        byte[] copy = new byte[value.limit() - from];
        value.get(from, copy);
        return copy;
    }

    /** @return the chunks from a position to the limit, or empty if a length is wrong */
    static Optional<List<Chunk>> chunks(ByteBuffer bytes, int from) {
        return read(bytes, from, true);
    }

    /** @return the parameters from a position to the limit, or empty if a length is wrong */
    static Optional<List<Chunk>> parameters(ByteBuffer bytes, int from) {
        return read(bytes, from, false);
    }

    private static Optional<List<Chunk>> read(ByteBuffer bytes, int from, boolean chunks) {
        List<Chunk> read = new ArrayList<>(4);
        int at = from;
        // Fewer bytes than a head are padding that a parameter at the end may bring along.
        while (bytes.limit() - at >= Wire.HEAD) {
            int type = Short.toUnsignedInt(bytes.getShort(at));
            int length = Short.toUnsignedInt(bytes.getShort(at + 2));
            if (length < Wire.HEAD || length > bytes.limit() - at) {
                return Optional.empty();
            }
            ByteBuffer value = bytes.slice(at + Wire.HEAD, length - Wire.HEAD);
            read.add(chunks ? new Chunk(type >> 8, type & 0xff, value) : new Chunk(type, 0, value));
            at += Wire.padded(length);
        }
        return Optional.of(read);
    }
}
