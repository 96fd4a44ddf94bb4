package io.quarkiverse.cloudflare.deployment.emulator.dtls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.Security;
import java.util.Arrays;
import java.util.List;

import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.DTLSTransport;
import org.bouncycastle.tls.SRTPProtectionProfile;
import org.junit.jupiter.api.Test;

import io.quarkiverse.cloudflare.calls.SdpFingerprint;
import io.quarkiverse.cloudflare.deployment.emulator.srtp.SrtpKeys;
import io.quarkiverse.cloudflare.deployment.emulator.srtp.SrtpReceiver;
import io.quarkiverse.cloudflare.deployment.emulator.srtp.SrtpSender;

class DtlsHandshakeTest {

    @Test
    void agreesUponKeysForBothDirections() throws Exception {
        try (DtlsLink link = new DtlsLink().expectingTheClient()) {
            link.client.connect();
            SrtpKeys keys = DtlsLink.await(link.connected).orElseThrow();
            SrtpKeys clientKeys = link.client.keys().orElseThrow();

            assertReadable(new SrtpSender(keys.server()), new SrtpReceiver(clientKeys.server()));
            assertReadable(new SrtpSender(clientKeys.client()), new SrtpReceiver(keys.client()));
        }
    }

    @Test
    void carriesDataBothWays() throws Exception {
        try (DtlsLink link = new DtlsLink().expectingTheClient()) {
            DTLSTransport client = link.client.connect();
            DtlsLink.await(link.connected);
            client.send(bytes("up"), 0, 2);
            assertThat(link.nextData()).isEqualTo(bytes("up"));

            link.onLoop(() -> link.server.send(bytes("down"), 4));
            byte[] received = new byte[1500];
            int length = client.receive(received, 0, received.length, 5000);

            assertThat(Arrays.copyOf(received, length)).isEqualTo(bytes("down"));
        }
    }

    @Test
    void connectsWithoutMediaIfThePeerOffersNone() throws Exception {
        try (DtlsLink link = new DtlsLink(DtlsLink::carry, DtlsLink::carry).expectingTheClient()) {
            link.client.connect();

            assertThat(DtlsLink.await(link.connected)).isEmpty();
        }
    }

    @Test
    void refusesAPeerThatOffersOnlyOtherProtectionOfMedia() throws Exception {
        try (DtlsLink link = new DtlsLink(DtlsLink::carry, DtlsLink::carry,
                SRTPProtectionProfile.SRTP_AES128_CM_HMAC_SHA1_32).expectingTheClient()) {
            assertThatThrownBy(link.client::connect).hasMessageContaining("handshake_failure");

            assertThat(DtlsLink.await(link.failed))
                    .isEqualTo("The peer does not offer SRTP with AES128_CM_HMAC_SHA1_80");
        }
    }

    @Test
    void refusesACertificateThatWasNotAnnounced() throws Exception {
        try (DtlsLink link = new DtlsLink()) {
            link.onLoop(() -> link.server.expect(List.of(DtlsLink.SERVER.fingerprint(),
                    new SdpFingerprint("sha-1", DtlsLink.CLIENT.fingerprint().value()))));
            assertThatThrownBy(link.client::connect).hasMessageContaining("bad_certificate");

            assertThat(DtlsLink.await(link.failed))
                    .isEqualTo("The peer's certificate has none of the fingerprints of its description");
            assertThat(link.client.lastAlert()).isEqualTo(AlertDescription.bad_certificate);
            assertThat(link.connected).isNotDone();
        }
    }

    @Test
    void keepsTheHelloOfAPeerThatIsNotAnnouncedYet() throws Exception {
        DtlsLink[] early = new DtlsLink[1];
        try (DtlsLink link = new DtlsLink((packet, onwards) -> {
            onwards.accept(packet);
            early[0].expectingTheClient();
        }, DtlsLink::carry, SRTPProtectionProfile.SRTP_AES128_CM_HMAC_SHA1_80)) {
            early[0] = link;
            link.client.connect();

            assertThat(DtlsLink.await(link.connected)).isPresent();
        }
    }

    @Test
    void servesTwoPeersAtOnce() throws Exception {
        try (DtlsLink one = new DtlsLink().expectingTheClient(); DtlsLink other = new DtlsLink().expectingTheClient()) {
            one.client.connect();
            DTLSTransport client = other.client.connect();
            DtlsLink.await(one.connected);
            client.send(bytes("other"), 0, 5);

            assertThat(other.nextData()).isEqualTo(bytes("other"));
            assertThat(one.data).isEmpty();
        }
    }

    @Test
    void registersNoSecurityProvider() throws Exception {
        try (DtlsLink link = new DtlsLink().expectingTheClient()) {
            link.client.connect();

            assertThat(Security.getProviders())
                    .noneMatch(provider -> provider.getClass().getName().startsWith("org.bouncycastle"));
        }
    }

    private static void assertReadable(SrtpSender sender, SrtpReceiver receiver) {
        byte[] packet = new byte[100];
        packet[0] = (byte) 0x80;
        int length = sender.protect(packet, 60);

        assertThat(receiver.unprotect(packet, length)).isEqualTo(60);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
