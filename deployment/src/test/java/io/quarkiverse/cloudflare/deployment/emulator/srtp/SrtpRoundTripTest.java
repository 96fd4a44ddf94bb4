package io.quarkiverse.cloudflare.deployment.emulator.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;

class SrtpRoundTripTest {

    private final SrtpSender sender = new SrtpSender(Packets.key(1));
    private final SrtpReceiver receiver = new SrtpReceiver(Packets.key(1));

    @Test
    void bringsBackPacketsWithContributorsAndExtensions() {
        Random random = new Random(7);
        for (int number = 0; number < 2000; number++) {
            byte[] plain = packet(random, number);
            byte[] received = Packets.protect(sender, plain);

            assertThat(received).hasSize(plain.length + 10);
            assertThat(receiver.unprotect(received, received.length)).isEqualTo(plain.length);
            assertThat(Arrays.copyOf(received, plain.length)).isEqualTo(plain);
        }
    }

    @Test
    void leavesTheHeaderReadableAndNothingElse() {
        byte[] plain = packet(new Random(3), 1);
        int header = RtpHeader.length(plain, plain.length);
        byte[] sent = Packets.protect(sender, plain);

        assertThat(Arrays.copyOf(sent, header)).isEqualTo(Arrays.copyOf(plain, header));
        assertThat(Arrays.copyOfRange(sent, header, plain.length))
                .isNotEqualTo(Arrays.copyOfRange(plain, header, plain.length));
    }

    @Test
    void bringsBackAPayloadLongerThanAChunkOfTheCipher() {
        byte[] plain = Arrays.copyOf(Packets.plain(Packets.SSRC, 5), 5000);
        byte[] received = Packets.protect(sender, plain);

        assertThat(receiver.unprotect(received, received.length)).isEqualTo(plain.length);
        assertThat(Arrays.copyOf(received, plain.length)).isEqualTo(plain);
    }

    @Test
    void bringsBackControlPackets() {
        byte[] plain = Packets.report(9);
        byte[] received = Packets.protectRtcp(sender, plain);

        assertThat(received).hasSize(plain.length + 14);
        assertThat(receiver.unprotectRtcp(received, received.length)).isEqualTo(plain.length);
        assertThat(Arrays.copyOf(received, plain.length)).isEqualTo(plain);
    }

    @Test
    void countsControlPackets() {
        byte[] first = Packets.protectRtcp(sender, Packets.report(9));
        byte[] second = Packets.protectRtcp(sender, Packets.report(9));

        assertThat(Words.read(first, 12)).isEqualTo(0x80000000);
        assertThat(Words.read(second, 12)).isEqualTo(0x80000001);
    }

    @Test
    void cannotBeReadWithAnotherKey() {
        byte[] packet = Packets.protect(sender, Packets.plain(Packets.SSRC, 1));
        byte[] report = Packets.protectRtcp(sender, Packets.report(9));
        SrtpReceiver other = new SrtpReceiver(Packets.key(2));

        assertThat(other.unprotect(packet, packet.length)).isEqualTo(SrtpReceiver.NOT_AUTHENTIC);
        assertThat(other.unprotectRtcp(report, report.length)).isEqualTo(SrtpReceiver.NOT_AUTHENTIC);
    }

    @Test
    void keepsItsKeysOutOfSight() {
        SrtpKey key = Packets.key(1);
        key.key()[0] = 99;

        assertThat(key.key()[0]).isEqualTo((byte) 1);
        assertThat(key).hasToString("***");
        assertThat(new SrtpKeys(key, key)).hasToString("***");
    }

    private static byte[] packet(Random random, int number) {
        int contributors = random.nextInt(16);
        int extension = random.nextInt(5);
        int header = 12 + 4 * contributors + (extension > 0 ? 4 * extension : 0);
        byte[] packet = new byte[header + random.nextInt(1200)];
        random.nextBytes(packet);
        System.arraycopy(Packets.plain(Packets.SSRC, number), 0, packet, 0, 12);
        packet[0] = (byte) (0x80 | contributors | (extension > 0 ? 0x10 : 0));
        if (extension > 0) {
            Words.write(packet, 12 + 4 * contributors, 0xbede0000 | extension - 1);
        }
        return packet;
    }
}
