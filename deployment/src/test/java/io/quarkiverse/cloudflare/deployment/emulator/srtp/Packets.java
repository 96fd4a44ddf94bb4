package io.quarkiverse.cloudflare.deployment.emulator.srtp;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * RTP packets of one stream, for tests: what is sent, and what must come out.
 */
final class Packets {

    static final int SSRC = 0x89abcdef;

    private static final int HEADER = 12;

    private final SrtpSender sender;
    private final RandomGenerator random;

    Packets(SrtpSender sender, RandomGenerator random) {
        this.sender = sender;
        this.random = random;
    }

    static SrtpKey key(int seed) {
        byte[] key = new byte[SrtpKey.KEY_LENGTH];
        byte[] salt = new byte[SrtpKey.SALT_LENGTH];
        Arrays.fill(key, (byte) seed);
        Arrays.fill(salt, (byte) ~seed);
        return new SrtpKey(key, salt);
    }

    /** A packet whose payload tells its number. */
    static byte[] plain(int ssrc, int number) {
        byte[] packet = new byte[HEADER + Integer.BYTES];
        packet[0] = (byte) 0x80;
        packet[1] = 96;
        packet[2] = (byte) (number >>> Byte.SIZE);
        packet[3] = (byte) number;
        Words.write(packet, 8, ssrc);
        Words.write(packet, HEADER, number);
        return packet;
    }

    static byte[] protect(SrtpSender sender, byte[] plain) {
        byte[] room = Arrays.copyOf(plain, plain.length + SrtpSender.ROOM);
        return Arrays.copyOf(room, sender.protect(room, plain.length));
    }

    static byte[] protectRtcp(SrtpSender sender, byte[] plain) {
        byte[] room = Arrays.copyOf(plain, plain.length + SrtpSender.ROOM);
        return Arrays.copyOf(room, sender.protectRtcp(room, plain.length));
    }

    /** A receiver report without blocks. */
    static byte[] report(int ssrc) {
        byte[] packet = { (byte) 0x80, (byte) 201, 0, 1, 0, 0, 0, 0, 1, 2, 3, 4 };
        Words.write(packet, 4, ssrc);
        return packet;
    }

    byte[] protectedPacket(int number) {
        return protect(sender, plain(SSRC, number));
    }

    /** A copy with one bit changed. */
    byte[] forged(byte[] packet) {
        byte[] forged = packet.clone();
        forged[random.nextInt(forged.length)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
        return forged;
    }
}
