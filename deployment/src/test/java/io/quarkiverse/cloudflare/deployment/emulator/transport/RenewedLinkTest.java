package io.quarkiverse.cloudflare.deployment.emulator.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkiverse.cloudflare.deployment.emulator.support.TestConnection;

/** A peer that makes a new transport for the same session, as Chromium does when the first section is stopped. */
class RenewedLinkTest {

    private static final byte[] RTP = { (byte) 0x80, 111, 0, 1, 0, 0, 0, 1, 0, 0, 0, 7, 1, 2, 3 };

    private Host host;
    private Host.Session session;
    private TestConnection renewed;

    @BeforeEach
    void connect() throws Exception {
        host = new Host();
        session = host.open();
        renewed = new TestConnection(session.signal, session);
        host.loop.execute(() -> session.transport.expect(List.of(session.peer.fingerprint(), renewed.fingerprint())));
        session.peer.connect(session.remote());
        session.awaitConnected();
    }

    @AfterEach
    void stop() {
        renewed.close();
        host.close();
    }

    @Test
    void connectsAgainAfterAGoodbye() {
        session.peer.close();
        session.await("the transport knows", () -> !session.failure.isEmpty());
        assertThat(host.onLoop(session.transport::connected)).isFalse();

        assertCarriesMedia();
    }

    @Test
    void connectsAgainWithoutAGoodbye() {
        assertCarriesMedia();
        assertThat(session.failure).isEmpty();
    }

    @Test
    void keepsWhatWorksUntilTheNewOneDoes() {
        byte[] hello = new byte[26];
        System.arraycopy(new byte[] { 22, (byte) 0xfe, (byte) 0xff }, 0, hello, 0, 3);
        hello[12] = 13;
        hello[13] = 1;
        hello[16] = 1;
        hello[24] = 1;
        host.loop.execute(() -> session.transport.receiveDtls(hello, hello.length));

        session.peer.sendRtp(RTP);
        session.await("media arrives", () -> session.rtpAtHost.size() == 1);
        assertThat(host.onLoop(session.transport::connected)).isTrue();
    }

    private void assertCarriesMedia() {
        session.connected = false;
        renewed.connect(session.remote());
        session.await("the new one is connected", () -> session.connected && renewed.connected());

        renewed.sendRtp(RTP);
        session.await("media arrives", () -> session.rtpAtHost.size() == 1);
        host.loop.execute(() -> session.transport.sendRtp(Arrays.copyOf(RTP, RTP.length + Transport.ROOM), RTP.length));
        session.await("media arrives", () -> session.rtpAtPeer.size() == 1);
    }
}
