package io.quarkiverse.cloudflare.deployment.emulator.srtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class SrtpSenderTest {

    private final SrtpSender sender = new SrtpSender(Packets.key(1));

    @Test
    void sendsAPacketAgainAsItWas() {
        byte[] first = Packets.protect(sender, Packets.plain(1, 65_534));
        for (int number = 65_535; number < 66_000; number++) {
            Packets.protect(sender, Packets.plain(1, number));
        }

        assertThat(Packets.protect(sender, Packets.plain(1, 65_534))).isEqualTo(first);
    }

    @Test
    void refusesAPacketFromBeforeTheBeginning() {
        Packets.protect(sender, Packets.plain(1, 2));
        byte[] early = new byte[100];
        System.arraycopy(Packets.plain(1, 65_535), 0, early, 0, 16);

        assertThat(sender.protect(early, 16)).isEqualTo(SrtpSender.REFUSED);
    }

    @Test
    void refusesWhatIsNoPacket() {
        assertThat(sender.protect(new byte[100], 50)).isEqualTo(SrtpSender.REFUSED);
        assertThat(sender.protectRtcp(new byte[100], 50)).isEqualTo(SrtpSender.REFUSED);
        assertThat(sender.protect(Packets.plain(1, 1), 11)).isEqualTo(SrtpSender.REFUSED);
        assertThat(sender.protectRtcp(Packets.report(1), 7)).isEqualTo(SrtpSender.REFUSED);
    }

    @Test
    void refusesAPacketThatEndsWithinItsExtension() {
        byte[] packet = Packets.plain(1, 1);
        packet[0] |= 0x10;
        Words.write(packet, 12, 0xbede0001);

        assertThat(sender.protect(packet, packet.length)).isEqualTo(SrtpSender.REFUSED);
    }

    @Test
    void refusesKeysOfAnotherLength() {
        assertThatIllegalArgumentException().isThrownBy(() -> new SrtpKey(new byte[15], new byte[14]))
                .withMessage("An SRTP key has 16 bytes and its salt 14; found 15 and 14");
    }
}
