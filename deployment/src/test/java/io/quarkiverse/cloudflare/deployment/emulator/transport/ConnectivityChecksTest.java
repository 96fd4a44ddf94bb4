package io.quarkiverse.cloudflare.deployment.emulator.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkiverse.cloudflare.deployment.emulator.stun.StunMessage;

class ConnectivityChecksTest {

    private static final byte[] RTP = { (byte) 0x80, 111, 0, 1, 0, 0, 0, 1, 0, 0, 0, 7, 1, 2, 3 };

    private final List<Stranger> strangers = new ArrayList<>();
    private Host host;
    private Host.Session session;

    @BeforeEach
    void start() throws Exception {
        host = new Host();
        session = host.open();
    }

    @AfterEach
    void stop() {
        strangers.forEach(Stranger::close);
        host.close();
    }

    @Test
    void answersWithTheAddressItSees() throws Exception {
        Stranger peer = stranger();
        IceCredentials own = credentials();
        peer.check(own, false);

        StunMessage response = peer.awaitResponse();
        assertThat(response.kind()).isEqualTo(StunMessage.Kind.SUCCESS);
        assertThat(response.mappedAddress()).contains(peer.address());
        assertThat(response.isSignedWith(own.password())).isTrue();
        assertThat(refused()).isZero();
    }

    @Test
    void tellsAPeerThatClaimsToBeControlledToTakeTheOtherRole() throws Exception {
        Stranger peer = stranger();
        peer.send(Stranger.request(credentials()).controlled(99).sign(credentials().password()));

        StunMessage response = peer.awaitResponse();
        assertThat(response.errorCode()).hasValue(487);
        assertThat(response.isSignedWith(credentials().password())).isTrue();
        assertThat(host.refused(Refusal.REFUSED_CHECK)).isEqualTo(1);
        assertUnknown(peer);
    }

    @Test
    void namesWhatItDoesNotUnderstand() throws Exception {
        Stranger peer = stranger();
        peer.send(Stranger.request(credentials()).attribute(0x7777, new byte[2]).sign(credentials().password()));

        assertThat(peer.awaitResponse().errorCode()).hasValue(420);
        assertUnknown(peer);
    }

    @Test
    void isSilentToWhoDoesNotKnowThePassword() throws Exception {
        Stranger peer = stranger();
        IceCredentials own = credentials();
        peer.check(new IceCredentials(own.ufrag(), own.password().toLowerCase()), true);
        peer.check(new IceCredentials("nobody", own.password()), true);
        peer.send(unsigned(Stranger.request(own).sign(own.password())));
        // It is answered after the others, so their answers would have come first.
        peer.check(own, true);

        assertThat(peer.awaitResponse().kind()).isEqualTo(StunMessage.Kind.SUCCESS);
        assertThat(peer.heardNothing()).isTrue();
        assertThat(host.refused(Refusal.BAD_INTEGRITY)).isEqualTo(2);
        assertThat(host.refused(Refusal.UNKNOWN_UFRAG)).isEqualTo(1);
    }

    @Test
    void keepsTheOldCredentialsUntilTheNewOnesAreUsed() throws Exception {
        Stranger peer = stranger();
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
        Stranger other = stranger();
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

    @Test
    void givesAnAddressToTheSessionThatUsesItNow() throws Exception {
        Stranger peer = stranger();
        Host.Session next = host.open();
        peer.check(credentials(), true);
        peer.awaitResponse();
        peer.check(host.onLoop(next.transport::credentials), true);
        peer.awaitResponse();

        host.onLoop(() -> {
            session.transport.close();
            return true;
        });
        peer.send(RTP);
        peer.check(host.onLoop(next.transport::credentials), true);
        peer.awaitResponse();
        // Of the next session, which has no keys yet: not of nobody.
        assertThat(host.refused(Refusal.UNEXPECTED_SRTP)).isEqualTo(1);
        assertThat(host.refused(Refusal.UNKNOWN_ADDRESS)).isZero();
    }

    @Test
    void forgetsTheOldestAddressesOfAPeerThatHasTooMany() throws Exception {
        IceCredentials own = credentials();
        for (int count = 0; count < 20; count++) {
            Stranger peer = stranger();
            peer.check(own, false);
            peer.awaitResponse();
        }
        strangers.get(1).send(RTP);
        strangers.get(19).send(RTP);
        strangers.get(19).check(own, false);
        strangers.get(19).awaitResponse();
        assertThat(host.refused(Refusal.UNKNOWN_ADDRESS)).isEqualTo(1);
        assertThat(host.refused(Refusal.UNEXPECTED_SRTP)).isEqualTo(1);
    }

    /** Without MESSAGE-INTEGRITY and FINGERPRINT, of 24 and 8 bytes. */
    private static byte[] unsigned(byte[] signed) {
        byte[] rest = Arrays.copyOf(signed, signed.length - 32);
        rest[3] -= 32;
        return rest;
    }

    private void sendMedia() {
        host.loop.execute(() -> session.transport.sendRtp(Arrays.copyOf(RTP, RTP.length + Transport.ROOM), RTP.length));
    }

    private void assertUnknown(Stranger peer) throws InterruptedException {
        peer.send(RTP);
        peer.check(credentials(), true);
        peer.awaitResponse();
        assertThat(host.refused(Refusal.UNKNOWN_ADDRESS)).isEqualTo(1);
    }

    private Stranger stranger() throws Exception {
        Stranger stranger = new Stranger(host.transports);
        strangers.add(stranger);
        return stranger;
    }

    private IceCredentials credentials() {
        return host.onLoop(session.transport::credentials);
    }

    private long refused() {
        return host.transports.counters().all().values().stream().mapToLong(Long::longValue).sum();
    }
}
