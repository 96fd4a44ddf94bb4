package io.quarkiverse.cloudflare.runtime.room;

import java.nio.charset.StandardCharsets;
import java.util.List;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;

/**
 * One message for any number of connections, encoded and framed once. Counted: who makes it releases it, and whoever keeps it
 * for later retains it.
 * <p>
 * Thread-safe.
 */
final class Frame {

    private static final int FIN_TEXT = 0x81;
    private static final int FIN_BINARY = 0x82;
    // RFC 6455, section 5.2: longer lengths have 2 or 8 bytes of their own.
    private static final int SHORT_LENGTH = 125;
    private static final int TWO_BYTE_LENGTH = 126;
    private static final int EIGHT_BYTE_LENGTH = 127;
    private static final int LONGEST_TWO_BYTE_LENGTH = 65_535;
    private static final int LONGEST_HEADER = 10;

    private final byte[] payload; // null for a joined one
    private final int size;
    private final boolean binary;
    private final ByteBuf wire;

    private Frame(byte[] payload, boolean binary) {
        this.payload = payload;
        this.size = payload.length;
        this.binary = binary;
        this.wire = wire(payload, binary);
    }

    private Frame(ByteBuf wire, int size) {
        this.payload = null;
        this.size = size;
        this.binary = false;
        this.wire = wire;
    }

    static Frame text(byte[] utf8) {
        return new Frame(utf8, false);
    }

    static Frame binary(byte[] bytes) {
        return new Frame(bytes, true);
    }

    /**
     * Several messages as one frame, which has a wire form only.
     *
     * @param bytes what they are on the wire
     */
    static Frame joined(List<Frame> frames, int bytes) {
        ByteBuf wire = PooledByteBufAllocator.DEFAULT.directBuffer(bytes);
        int size = 0;
        for (Frame frame : frames) {
            size += frame.size;
            wire.writeBytes(frame.wire, frame.wire.readerIndex(), frame.wire.readableBytes());
        }
        return new Frame(wire, size);
    }

    private static ByteBuf wire(byte[] payload, boolean binary) {
        int length = payload.length;
        ByteBuf wire = PooledByteBufAllocator.DEFAULT.directBuffer(length + LONGEST_HEADER);
        wire.writeByte(binary ? FIN_BINARY : FIN_TEXT);
        if (length <= SHORT_LENGTH) {
            wire.writeByte(length);
        } else if (length <= LONGEST_TWO_BYTE_LENGTH) {
            wire.writeByte(TWO_BYTE_LENGTH).writeShort(length);
        } else {
            wire.writeByte(EIGHT_BYTE_LENGTH).writeLong(length);
        }
        return wire.writeBytes(payload);
    }

    /** @return the finished, unmasked WebSocket frame, for a retained duplicate per connection */
    ByteBuf wire() {
        return wire;
    }

    boolean isBinary() {
        return binary;
    }

    byte[] payload() {
        return payload;
    }

    String text() {
        return new String(payload, StandardCharsets.UTF_8);
    }

    int size() {
        return size;
    }

    Frame retain() {
        wire.retain();
        return this;
    }

    void release() {
        wire.release();
    }
}
