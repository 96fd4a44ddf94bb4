package io.quarkiverse.cloudflare.deployment.emulator.dtls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import org.bouncycastle.tls.DTLSTransport;
import org.bouncycastle.tls.SRTPProtectionProfile;
import org.junit.jupiter.api.Test;

/**
 * Handshakes over a network that loses, repeats and reorders datagrams. The retransmissions take real time: tenths of a
 * second.
 */
class DtlsLossTest {

    private static final int EPOCH_AT = 4;
    private static final int MESSAGE_AT = 13;
    private static final int HANDSHAKE = 22;
    private static final int CERTIFICATE_VERIFY = 15;

    private final Random random = new Random(23);

    @Test
    void repeatsAFlightThatWasLost() throws Exception {
        AtomicInteger sent = new AtomicInteger();

        assertConnects(DtlsLink::carry, (packet, onwards) -> {
            if (sent.getAndIncrement() > 0) {
                onwards.accept(packet);
            }
        });
    }

    @Test
    void repeatsItsLastFlightAfterItsThreadHasEnded() throws Exception {
        AtomicInteger encrypted = new AtomicInteger();

        assertConnects(DtlsLink::carry, (packet, onwards) -> {
            if (packet[EPOCH_AT] == 0 || encrypted.getAndIncrement() > 0) {
                onwards.accept(packet);
            }
        });
        assertThat(encrypted).hasValueGreaterThan(1);
    }

    @Test
    void connectsThoughTheLastPlainMessageOfThePeerWasLost() throws Exception {
        AtomicInteger verifications = new AtomicInteger();

        assertConnects((packet, onwards) -> {
            boolean verification = packet[0] == HANDSHAKE && packet[EPOCH_AT] == 0 && packet[MESSAGE_AT] == CERTIFICATE_VERIFY;
            if (!verification || verifications.getAndIncrement() > 0) {
                onwards.accept(packet);
            }
        }, DtlsLink::carry);
        assertThat(verifications).hasValueGreaterThan(1);
    }

    @Test
    void connectsOverBothDirectionsWithLosses() throws Exception {
        for (int i = 0; i < 3; i++) {
            assertConnects(this::lose, this::lose);
        }
    }

    @Test
    void connectsThoughDatagramsOvertakeEachOther() throws Exception {
        for (int i = 0; i < 3; i++) {
            assertConnects(new Overtaking(), new Overtaking());
        }
    }

    private void lose(byte[] packet, Consumer<byte[]> onwards) {
        synchronized (random) {
            if (random.nextInt(8) > 0) {
                onwards.accept(packet);
            }
        }
    }

    private static void assertConnects(BiConsumer<byte[], Consumer<byte[]>> upstream,
            BiConsumer<byte[], Consumer<byte[]>> downstream) throws Exception {
        try (DtlsLink link = new DtlsLink(upstream, downstream, SRTPProtectionProfile.SRTP_AES128_CM_HMAC_SHA1_80)
                .expectingTheClient()) {
            DTLSTransport client = link.client.connect();
            assertThat(DtlsLink.await(link.connected)).isPresent();
            while (link.data.isEmpty()) {
                client.send(new byte[] { 7 }, 0, 1);
                link.settle();
            }
            assertThat(link.nextData()).containsExactly(7);
        }
    }

    /** Lets a third of the first datagrams be overtaken by the one after them. */
    private final class Overtaking implements BiConsumer<byte[], Consumer<byte[]>> {

        private static final int LAST = 12;

        private final List<byte[]> held = new ArrayList<>();
        private int count;

        @Override
        public synchronized void accept(byte[] packet, Consumer<byte[]> onwards) {
            boolean slow = count++ < LAST && held.isEmpty() && random.nextInt(3) == 0;
            if (slow) {
                held.add(packet);
                return;
            }
            onwards.accept(packet);
            held.forEach(onwards);
            held.clear();
        }
    }
}
