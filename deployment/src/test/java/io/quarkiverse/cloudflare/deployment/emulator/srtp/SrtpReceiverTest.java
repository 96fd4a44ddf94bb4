package io.quarkiverse.cloudflare.deployment.emulator.srtp;

import static io.quarkiverse.cloudflare.deployment.emulator.srtp.SrtpReceiver.NOT_AUTHENTIC;
import static io.quarkiverse.cloudflare.deployment.emulator.srtp.SrtpReceiver.REPLAYED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

class SrtpReceiverTest {

    private final Random random = new Random(11);
    private final SrtpSender sender = new SrtpSender(Packets.key(1));
    private final SrtpReceiver receiver = new SrtpReceiver(Packets.key(1));
    private final Packets packets = new Packets(sender, random);

    @Test
    void followsTheSequenceNumberAroundSeveralTimes() {
        for (int number = 65_000; number < 65_000 + 3 * 65_536; number += 1 + random.nextInt(40)) {
            assertReceived(packets.protectedPacket(number), number);
        }
    }

    @Test
    void followsTheSequenceNumberOverLosses() {
        for (int number = 30_000; number < 30_000 + 20 * 65_536; number += 1 + random.nextInt(32_700)) {
            assertReceived(packets.protectedPacket(number), number);
        }
    }

    @Test
    void takesPacketsInAnyOrderWithinTheWindowAlsoAroundTheWrap() {
        List<Integer> numbers = new ArrayList<>();
        for (int start = 64_000; start < 68_000; start += 500) {
            List<Integer> group = new ArrayList<>();
            for (int number = start; number < start + 500; number++) {
                group.add(number);
                packets.protectedPacket(number);
            }
            Collections.shuffle(group, random);
            numbers.addAll(group);
        }

        for (int number : numbers) {
            assertReceived(packets.protectedPacket(number), number);
        }
    }

    @Test
    void refusesWhatItHasReceived() {
        List<byte[]> sent = new ArrayList<>();
        for (int number = 65_500; number < 65_600; number++) {
            byte[] packet = packets.protectedPacket(number);
            sent.add(packet);
            assertReceived(packet, number);
        }

        assertThat(sent).allSatisfy(packet -> assertThat(unprotect(packet)).isEqualTo(REPLAYED));
    }

    @Test
    void refusesWhatIsTooOldToTell() {
        byte[] late = packets.protectedPacket(1000);
        byte[] justInTime = packets.protectedPacket(1001);
        assertReceived(packets.protectedPacket(2024), 2024);

        assertThat(unprotect(late)).isEqualTo(REPLAYED);
        assertReceived(justInTime, 1001);
    }

    @Test
    void isNotMovedByForgeries() {
        for (int number = 65_000; number < 67_000; number++) {
            byte[] packet = packets.protectedPacket(number);
            for (int i = 0; i < 5; i++) {
                byte[] forged = packets.forged(packet);
                byte[] before = forged.clone();
                assertThat(receiver.unprotect(forged, forged.length)).isNegative();
                assertThat(forged).isEqualTo(before);
            }
            assertReceived(packet, number);
        }
    }

    @Test
    void refusesWhatIsNotAWholePacket() {
        byte[] packet = packets.protectedPacket(1);
        for (int length = 0; length < packet.length; length++) {
            assertThat(receiver.unprotect(packet.clone(), length)).isEqualTo(NOT_AUTHENTIC);
            assertThat(receiver.unprotectRtcp(packet.clone(), length)).isEqualTo(NOT_AUTHENTIC);
        }
        assertReceived(packet, 1);
    }

    @Test
    void survivesNoise() {
        for (int i = 0; i < 20_000; i++) {
            byte[] noise = new byte[random.nextInt(100)];
            random.nextBytes(noise);
            if (noise.length > 0) {
                noise[0] |= (byte) 0x80;
            }
            assertThat(receiver.unprotect(noise, noise.length)).isNegative();
            assertThat(receiver.unprotectRtcp(noise, noise.length)).isNegative();
        }
        assertReceived(packets.protectedPacket(1), 1);
    }

    @Test
    void keepsStreamsApart() {
        byte[] one = Packets.protect(sender, Packets.plain(1, 65_535));
        byte[] other = Packets.protect(sender, Packets.plain(2, 3));

        assertThat(unprotect(one)).isEqualTo(16);
        assertThat(unprotect(other)).isEqualTo(16);
        assertThat(unprotect(Packets.protect(sender, Packets.plain(1, 65_536)))).isEqualTo(16);
        assertThat(unprotect(Packets.protect(sender, Packets.plain(2, 4)))).isEqualTo(16);
    }

    @Test
    void refusesOneStreamTooMany() {
        for (int ssrc = 0; ssrc < SrtpReceiver.MAX_STREAMS; ssrc++) {
            assertThat(unprotect(Packets.protect(sender, Packets.plain(ssrc, 1)))).isEqualTo(16);
        }

        assertThat(unprotect(Packets.protect(sender, Packets.plain(-1, 1)))).isEqualTo(NOT_AUTHENTIC);
        assertThat(unprotect(Packets.protect(sender, Packets.plain(0, 2)))).isEqualTo(16);
    }

    private int unprotect(byte[] packet) {
        return receiver.unprotect(packet.clone(), packet.length);
    }

    private void assertReceived(byte[] packet, int number) {
        byte[] copy = packet.clone();
        assertThat(receiver.unprotect(copy, copy.length)).as("packet %d", number).isEqualTo(16);
        assertThat(Words.read(copy, 12)).isEqualTo(number);
    }
}
