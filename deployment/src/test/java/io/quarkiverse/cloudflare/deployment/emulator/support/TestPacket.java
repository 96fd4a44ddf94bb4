package io.quarkiverse.cloudflare.deployment.emulator.support;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An RTP packet (RFC 3550) in the clear.
 *
 * @param extensions one-byte header extensions by their id (RFC 8285)
 */
public record TestPacket(int payloadType, boolean marker, int sequence, int timestamp, int ssrc,
        Map<Integer, byte[]> extensions,
        byte[] payload) {

    private static final int ONE_BYTE_EXTENSIONS = 0xBEDE;

    /**
     * @throws AssertionError if it is malformed
     */
    static TestPacket parse(byte[] packet, int length) {
        ByteBuffer in = ByteBuffer.wrap(packet, 0, length);
        int first = in.get() & 0xFF;
        int second = in.get() & 0xFF;
        if (first >> 6 != 2) {
            throw new AssertionError("An RTP packet has version 2; found " + (first >> 6));
        }
        int sequence = in.getShort() & 0xFFFF;
        int timestamp = in.getInt();
        int ssrc = in.getInt();
        in.position(in.position() + 4 * (first & 0x0F));
        Map<Integer, byte[]> extensions = (first & 0x10) != 0 ? extensions(in) : Map.of();
        int padding = (first & 0x20) != 0 ? packet[length - 1] & 0xFF : 0;
        byte[] payload = Arrays.copyOfRange(packet, in.position(), length - padding);
        return new TestPacket(second & 0x7F, (second & 0x80) != 0, sequence, timestamp, ssrc, extensions, payload);
    }

    private static Map<Integer, byte[]> extensions(ByteBuffer in) {
        int profile = in.getShort() & 0xFFFF;
        int end = in.getShort() * 4 + in.position();
        Map<Integer, byte[]> found = new LinkedHashMap<>();
        while (profile == ONE_BYTE_EXTENSIONS && in.position() < end) {
            int head = in.get() & 0xFF;
            if (head != 0) {
                byte[] value = new byte[(head & 0x0F) + 1];
                in.get(value);
                found.put(head >> 4, value);
            }
        }
        in.position(end);
        return found;
    }

    /** The bytes of the packet. */
    public byte[] bytes() {
        int size = extensions.values().stream().mapToInt(value -> 1 + value.length).sum() + 3 & ~3;
        int header = extensions.isEmpty() ? 12 : 16 + size;
        ByteBuffer out = ByteBuffer.allocate(header + payload.length);
        out.put((byte) (extensions.isEmpty() ? 0x80 : 0x90)).put((byte) (payloadType | (marker ? 0x80 : 0)))
                .putShort((short) sequence).putInt(timestamp).putInt(ssrc);
        if (!extensions.isEmpty()) {
            out.putShort((short) ONE_BYTE_EXTENSIONS).putShort((short) (size / 4));
            extensions.forEach((id, value) -> out.put((byte) (id << 4 | value.length - 1)).put(value));
        }
        return out.position(header).put(payload).array();
    }

    /**
     * @return whether it begins a key frame of VP8 (RFC 7741)
     */
    public boolean isVp8KeyFrame() {
        if (payload.length < 2 || (payload[0] & 0x10) == 0) {
            return false;
        }
        int descriptor = 1;
        if ((payload[0] & 0x80) != 0) {
            int bits = payload[1] & 0xFF;
            descriptor = 2;
            if ((bits & 0x80) != 0) {
                descriptor += (payload[2] & 0x80) != 0 ? 2 : 1;
            }
            descriptor += ((bits & 0x40) != 0 ? 1 : 0) + ((bits & 0x30) != 0 ? 1 : 0);
        }
        return descriptor < payload.length && (payload[descriptor] & 1) == 0;
    }

    @Override
    public String toString() {
        return "TestPacket[ssrc=%s, pt=%d, seq=%d, ts=%s%s, %d bytes]".formatted(Integer.toUnsignedString(ssrc), payloadType,
                sequence, Integer.toUnsignedString(timestamp), marker ? ", marker" : "", payload.length);
    }
}
