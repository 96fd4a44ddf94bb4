package io.quarkiverse.cloudflare.deployment.emulator.dtls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;

import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.DTLSTransport;
import org.bouncycastle.tls.SRTPProtectionProfile;
import org.junit.jupiter.api.Test;

class DtlsEndTest {

    @Test
    void saysGoodbyeToThePeer() throws Exception {
        try (DtlsLink link = new DtlsLink().expectingTheClient()) {
            DTLSTransport client = link.client.connect();
            DtlsLink.await(link.connected);
            link.onLoop(link.server::close);

            client.receive(new byte[1500], 0, 1500, 200);
            assertThat(link.client.lastAlert()).isEqualTo(AlertDescription.close_notify);
            link.settle();
            assertThat(link.closed).isNotDone();
        }
    }

    @Test
    void noticesThatThePeerSaysGoodbye() throws Exception {
        try (DtlsLink link = new DtlsLink().expectingTheClient()) {
            DTLSTransport client = link.client.connect();
            DtlsLink.await(link.connected);
            client.close();

            assertThat(DtlsLink.await(link.closed)).isTrue();
            assertThat(link.failed).isNotDone();
        }
    }

    @Test
    void saysNothingAfterTheEnd() throws Exception {
        AtomicInteger sent = new AtomicInteger();
        try (DtlsLink link = new DtlsLink(DtlsLink::carry, (packet, onwards) -> {
            sent.incrementAndGet();
            onwards.accept(packet);
        }).expectingTheClient()) {
            DTLSTransport client = link.client.connect();
            DtlsLink.await(link.connected);
            link.onLoop(link.server::close);
            link.settle();
            int before = sent.get();

            client.send(new byte[] { 1 }, 0, 1);
            link.onLoop(() -> link.server.send(new byte[] { 1 }, 1));
            link.onLoop(link.server::close);
            link.settle();

            assertThat(sent).hasValue(before);
            assertThat(link.data).isEmpty();
        }
    }

    @Test
    void givesUpAHandshakeThatIsNotWantedAnyMore() throws Exception {
        DtlsLink[] closing = new DtlsLink[1];
        try (DtlsLink link = new DtlsLink(DtlsLink::carry, (packet, onwards) -> {
            closing[0].onLoop(closing[0].server::close);
            onwards.accept(packet);
        }, SRTPProtectionProfile.SRTP_AES128_CM_HMAC_SHA1_80)) {
            closing[0] = link;
            link.expectingTheClient();

            assertThatThrownBy(link.client::connect).hasMessageContaining("user_canceled");
            link.settle();
            assertThat(link.connected).isNotDone();
            assertThat(link.failed).isNotDone();
        }
    }

    @Test
    void reportsThatThePeerGaveUp() throws Exception {
        try (DtlsLink link = new DtlsLink().expectingTheClient()) {
            link.client.distrust();
            assertThatThrownBy(link.client::connect).hasMessageContaining("bad_certificate");

            assertThat(DtlsLink.await(link.failed)).isEqualTo("The peer sent the alert bad_certificate");
        }
    }
}
