package io.quarkiverse.cloudflare.deployment.emulator.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.Arrays;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkiverse.cloudflare.deployment.emulator.stun.StunMessage;

class NominationTest {

    private static final byte[] RTP = { (byte) 0x80, 111, 0, 1, 0, 0, 0, 1, 0, 0, 0, 7, 1, 2, 3 };

    private Host host;
    private Host.Session session;

    @BeforeEach
    void start() throws Exception {
        host = new Host();
        session = host.open();
    }

    @AfterEach
    void stop() {
        host.close();
    }

    @Test
    void keepsTheOldCredentialsUntilTheNewOnesAreUsed() throws Exception {
        Stranger peer = host.stranger();
        IceCredentials old = credentials();
        IceCredentials never = host.onLoop(session.transport::restart);
        IceCredentials latest = host.onLoop(session.transport::restart);
        assertThat(latest).isNotEqualTo(old).isEqualTo(credentials());

        peer.check(old, true);
        assertThat(peer.awaitResponse().isSignedWith(old.password())).isTrue();
        peer.check(latest, true);
        assertThat(peer.awaitResponse().isSignedWith(latest.password())).isTrue();
        peer.check(old, true);
        peer.check(never, true);
        peer.check(latest, true);
        assertThat(peer.awaitResponse().isSignedWith(latest.password())).isTrue();
        assertThat(peer.heardNothing()).isTrue();
        assertThat(host.refused(Refusal.UNKNOWN_UFRAG)).isEqualTo(2);
    }

    @Test
    void followsThePeerThroughARestartToAnotherAddress() {
        session.connect();
        session.awaitConnected();
        InetSocketAddress before = session.peer.ice().port().address();

        session.peer.restartIce();
        host.onLoop(session.transport::restart);
        session.peer.move();
        session.peer.connect(session.remote());
        long granted = session.peer.ice().granted();
        session.await("the new address is nominated", () -> session.peer.ice().granted() >= granted + 2);
        assertThat(session.peer.ice().port().address()).isNotEqualTo(before);

        sendMedia();
        session.await("media arrives", () -> session.rtpAtPeer.size() == 1);
        session.peer.sendRtp(RTP);
        session.await("media arrives", () -> session.rtpAtHost.size() == 1);
        assertThat(host.onLoop(session.transport::connected)).isTrue();
    }

    @Test
    void staysWhereItIsUntilAnotherAddressIsNominated() throws Exception {
        session.connect();
        session.awaitConnected();
        Stranger other = host.stranger();
        other.check(credentials(), false);
        assertThat(other.awaitResponse().kind()).isEqualTo(StunMessage.Kind.SUCCESS);
        sendMedia();
        session.await("media arrives at the first address", () -> session.rtpAtPeer.size() == 1);
        assertThat(other.heardNothing()).isTrue();

        other.check(credentials(), true);
        assertThat(other.awaitResponse().kind()).isEqualTo(StunMessage.Kind.SUCCESS);
        sendMedia();
        assertThat(other.awaitPacket()[0]).isEqualTo((byte) 0x80);
    }

    private void sendMedia() {
        host.loop.execute(() -> session.transport.sendRtp(Arrays.copyOf(RTP, RTP.length + Transport.ROOM), RTP.length));
    }

    private IceCredentials credentials() {
        return host.onLoop(session.transport::credentials);
    }
}
