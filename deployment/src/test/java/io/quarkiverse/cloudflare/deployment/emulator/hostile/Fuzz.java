package io.quarkiverse.cloudflare.deployment.emulator.hostile;

import java.util.Arrays;
import java.util.Random;

/** Makes packets that are almost, or not at all, what they should be. Seeded, so the same in each run. */
final class Fuzz {

    private static final int LONGEST = 1400;

    private final Random random;

    Fuzz(long seed) {
        random = new Random(seed);
    }

    /** A packet with some bytes changed, and now and then cut or lengthened. */
    byte[] changed(byte[] valid) {
        byte[] packet = valid.clone();
        for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
            packet[random.nextInt(packet.length)] ^= (byte) (1 + random.nextInt(255));
        }
        return switch (random.nextInt(6)) {
            case 0 -> Arrays.copyOf(packet, 1 + random.nextInt(packet.length));
            case 1 -> Arrays.copyOf(packet, packet.length + random.nextInt(40));
            default -> packet;
        };
    }

    /**
     * Anything that begins with one of these bytes.
     *
     * @param first to {@code last}, 0 to 255
     */
    byte[] anything(int first, int last) {
        byte[] packet = new byte[1 + random.nextInt(random.nextInt(4) == 0 ? LONGEST : 80)];
        random.nextBytes(packet);
        packet[0] = (byte) (first + random.nextInt(last - first + 1));
        return packet;
    }

    int number(int bound) {
        return random.nextInt(bound);
    }
}
