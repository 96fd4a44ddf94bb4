package io.quarkiverse.cloudflare.deployment.emulator.sctp;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * A chunk of data of the peer.
 *
 * @param payload a view of the packet, at least one byte
 */
record Fragment(long tsn, int flags, int stream, int sequence, int ppid, ByteBuffer payload) {

    /**
     * @param near the number of a chunk that arrived
     * @return empty if it is malformed; without payload if it has none
     */
    static Optional<Fragment> read(Chunk chunk, long near) {
        if (chunk.length() < SentChunk.DATA_HEADER) {
            return Optional.empty();
        }
        ByteBuffer payload = chunk.value().slice(SentChunk.DATA_HEADER, chunk.length() - SentChunk.DATA_HEADER);
        return Optional.of(new Fragment(Wire.unwrapped(chunk.integer(0), near), chunk.flags(), chunk.unsignedShort(4),
                chunk.unsignedShort(6), chunk.integer(8), payload));
    }

    boolean begin() {
        return (flags & Wire.BEGIN) != 0;
    }

    boolean end() {
        return (flags & Wire.END) != 0;
    }

    boolean ordered() {
        return (flags & Wire.UNORDERED) == 0;
    }

    boolean immediate() {
        return (flags & Wire.IMMEDIATE) != 0;
    }

    int length() {
        return payload.limit();
    }

    byte[] bytes() {
        byte[] copy = new byte[length()];
        payload.get(0, copy);
        return copy;
    }
}
