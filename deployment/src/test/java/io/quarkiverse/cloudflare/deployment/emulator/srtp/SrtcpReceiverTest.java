package io.quarkiverse.cloudflare.deployment.emulator.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

class SrtcpReceiverTest {

    private final Random random = new Random(13);
    private final SrtpSender sender = new SrtpSender(Packets.key(1));
    private final SrtpReceiver receiver = new SrtpReceiver(Packets.key(1));
    private final Packets packets = new Packets(sender, random);

    @Test
    void takesReportsOnceInAnyOrder() {
        List<byte[]> sent = new ArrayList<>();
        for (int i = 0; i < 128; i++) {
            sent.add(Packets.protectRtcp(sender, Packets.report(4)));
        }
        Collections.shuffle(sent, random);

        assertThat(sent).allSatisfy(report -> assertThat(unprotect(report)).isEqualTo(12));
        assertThat(sent).allSatisfy(report -> assertThat(unprotect(report)).isEqualTo(SrtpReceiver.REPLAYED));
    }

    @Test
    void refusesWhatIsTooOldToTell() {
        byte[] late = Packets.protectRtcp(sender, Packets.report(4));
        byte[] latest = late;
        for (int i = 0; i < 128; i++) {
            latest = Packets.protectRtcp(sender, Packets.report(4));
        }

        assertThat(unprotect(latest)).isEqualTo(12);
        assertThat(unprotect(late)).isEqualTo(SrtpReceiver.REPLAYED);
    }

    @Test
    void isNotMovedByForgeries() {
        for (int i = 0; i < 1000; i++) {
            byte[] report = Packets.protectRtcp(sender, Packets.report(4));
            byte[] forged = packets.forged(report);

            assertThat(unprotect(forged)).isNegative();
            assertThat(unprotect(report)).isEqualTo(12);
        }
    }

    @Test
    void readsReportsThatAreSignedOnly() {
        byte[] report = Arrays.copyOf(Packets.report(4), 12 + SrtpSender.ROOM);
        Words.write(report, 12, 7);
        new KeyDerivation(Packets.key(1)).transform(KeyDerivation.Protocol.RTCP).signRtcp(report, 16);

        assertThat(receiver.unprotectRtcp(report, report.length)).isEqualTo(12);
        assertThat(Arrays.copyOf(report, 12)).isEqualTo(Packets.report(4));
    }

    @Test
    void sharesNothingWithMedia() {
        byte[] packet = Packets.protect(sender, Packets.plain(4, 0));
        byte[] report = Packets.protectRtcp(sender, Packets.report(4));

        assertThat(unprotect(packet)).isEqualTo(SrtpReceiver.NOT_AUTHENTIC);
        assertThat(receiver.unprotect(report.clone(), report.length)).isEqualTo(SrtpReceiver.NOT_AUTHENTIC);
        assertThat(receiver.unprotect(packet, packet.length)).isEqualTo(16);
        assertThat(unprotect(report)).isEqualTo(12);
    }

    private int unprotect(byte[] report) {
        return receiver.unprotectRtcp(report.clone(), report.length);
    }
}
