package io.quarkiverse.cloudflare.deployment.emulator.dtls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.Consumer;

import org.bouncycastle.tls.DTLSTransport;
import org.bouncycastle.tls.SRTPProtectionProfile;
import org.junit.jupiter.api.Test;

class DtlsHostileTest {

    /** A record of 13 bytes with a message of 1 byte: a type, and three bytes each of length, offset and fragment's length. */
    private static final byte[] HELLO = { 22, (byte) 0xfe, (byte) 0xff, 0, 0, 0, 0, 0, 0, 0, 0, 0, 13, 1, 0, 0, 1, 0, 0, 0, 0,
            0,
            0, 0, 1, 99 };

    private final Random random = new Random(29);

    @Test
    void shakesHandsThroughGarbage() throws Exception {
        try (DtlsLink link = new DtlsLink(this::amongGarbage, DtlsLink::carry,
                SRTPProtectionProfile.SRTP_AES128_CM_HMAC_SHA1_80).expectingTheClient()) {
            DTLSTransport client = link.client.connect();
            assertThat(DtlsLink.await(link.connected)).isPresent();
            client.send(new byte[] { 7 }, 0, 1);

            assertThat(link.nextData()).containsExactly(7);
            assertThat(link.data).isEmpty();
            assertThat(link.failed).isNotDone();
        }
    }

    @Test
    void takesNoRecordThatWasChangedOnTheWayNorOneTwice() throws Exception {
        try (DtlsLink link = new DtlsLink(this::withForgeries, DtlsLink::carry).expectingTheClient()) {
            DTLSTransport client = link.client.connect();
            DtlsLink.await(link.connected);
            for (byte i = 0; i < 50; i++) {
                client.send(new byte[] { i }, 0, 1);
                assertThat(link.nextData()).containsExactly(i);
            }
            link.settle();

            assertThat(link.data).isEmpty();
            assertThat(link.failed).isNotDone();
            assertThat(link.closed).isNotDone();
        }
    }

    @Test
    void keepsABoundedNumberOfDatagramsOfAnUnknownPeer() {
        DatagramInbox inbox = new DatagramInbox(new DtlsLink());
        for (int i = 0; i < 1000; i++) {
            inbox.keep(new byte[10], 10);
        }
        inbox.stopWaiting();

        int kept = 0;
        while (read(inbox) >= 0) {
            kept++;
        }
        assertThat(kept).isEqualTo(64);
    }

    @Test
    void refusesRecordsThatWouldHarmTheHandshake() {
        assertThat(DtlsRecords.arePlausible(HELLO, 26)).isTrue();
        assertThat(DtlsRecords.beginWithClientHello(HELLO)).isTrue();

        assertThat(DtlsRecords.arePlausible(HELLO, 25)).as("cut").isFalse();
        assertThat(plausibleWith(14, 1)).as("a message of 64 kB").isFalse();
        assertThat(plausibleWith(21, 1)).as("a fragment beyond the end").isFalse();
        assertThat(plausibleWith(5, 1)).as("a sequence number of the far future").isFalse();
        assertThat(plausibleWith(4, 2)).as("a third epoch").isFalse();
        assertThat(plausibleWith(0, 24)).as("a heartbeat").isFalse();
        assertThat(plausibleWith(2, 0xfc)).as("DTLS 1.3").isFalse();
        assertThat(plausibleWith(10, 9)).as("another sequence number").isTrue();
    }

    private static int read(DatagramInbox inbox) {
        try {
            return inbox.receive(new byte[100], 0, 100, 0);
        } catch (Exception e) {
            assertThat(e).hasMessage("No datagram is left");
            return -1;
        }
    }

    private static boolean plausibleWith(int at, int value) {
        byte[] changed = HELLO.clone();
        changed[at] = (byte) value;
        return DtlsRecords.arePlausible(changed, changed.length);
    }

    private void amongGarbage(byte[] packet, Consumer<byte[]> onwards) {
        for (int i = 0; i < 200; i++) {
            byte[] garbage = new byte[1 + random.nextInt(60)];
            random.nextBytes(garbage);
            int like = Math.min(garbage.length, random.nextInt(6));
            System.arraycopy(packet, 0, garbage, 0, like);
            garbage[0] = (byte) (20 + random.nextInt(44));
            onwards.accept(garbage);
        }
        onwards.accept(packet);
    }

    /** Encrypted records come with a changed copy before and twice after. */
    private void withForgeries(byte[] packet, Consumer<byte[]> onwards) {
        byte[] forged = packet.clone();
        forged[13 + random.nextInt(packet.length - 13)] ^= (byte) (1 << random.nextInt(8));
        boolean encrypted = packet[4] == 1;
        if (encrypted) {
            onwards.accept(forged);
        }
        onwards.accept(packet);
        if (encrypted) {
            onwards.accept(packet);
            onwards.accept(forged);
        }
    }
}
