package io.quarkiverse.cloudflare.deployment.emulator.rtp;

/**
 * Numbers in network byte order. The caller has checked the bounds.
 */
final class BigEndian {

    private BigEndian() {
    }

    static int u8(byte[] data, int offset) {
        return data[offset] & 0xff;
    }

    static int u16(byte[] data, int offset) {
        return (data[offset] & 0xff) << 8 | data[offset + 1] & 0xff;
    }

    static int u24(byte[] data, int offset) {
        return (data[offset] & 0xff) << 16 | u16(data, offset + 1);
    }

    static int i32(byte[] data, int offset) {
        return u16(data, offset) << 16 | u16(data, offset + 2);
    }

    static long u32(byte[] data, int offset) {
        return i32(data, offset) & 0xffff_ffffL;
    }

    static void put16(byte[] data, int offset, int value) {
        data[offset] = (byte) (value >> 8);
        data[offset + 1] = (byte) value;
    }

    static void put24(byte[] data, int offset, int value) {
        data[offset] = (byte) (value >> 16);
        put16(data, offset + 1, value);
    }

    static void put32(byte[] data, int offset, int value) {
        put16(data, offset, value >> 16);
        put16(data, offset + 2, value);
    }
}
