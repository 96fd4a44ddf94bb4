package io.quarkiverse.cloudflare.deployment.emulator.srtp;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Numbers in network byte order.
 */
final class Words {

    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private Words() {
    }

    static int read(byte[] bytes, int offset) {
        return (int) INTS.get(bytes, offset);
    }

    static int readShort(byte[] bytes, int offset) {
        return (bytes[offset] & 0xff) << Byte.SIZE | bytes[offset + 1] & 0xff;
    }

    static void write(byte[] bytes, int offset, int value) {
        INTS.set(bytes, offset, value);
    }
}
