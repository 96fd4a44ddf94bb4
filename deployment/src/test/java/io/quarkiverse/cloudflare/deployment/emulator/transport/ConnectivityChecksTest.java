package io.quarkiverse.cloudflare.deployment.emulator.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkiverse.cloudflare.deployment.emulator.stun.StunMessage;

class ConnectivityChecksTest {

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
    void answersWithTheAddressItSees() throws Exception {
        Stranger peer = host.stranger();
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
        Stranger peer = host.stranger();
        peer.send(Stranger.request(credentials()).controlled(99).sign(credentials().password()));

        StunMessage response = peer.awaitResponse();
        assertThat(response.errorCode()).hasValue(487);
        assertThat(response.isSignedWith(credentials().password())).isTrue();
        assertThat(host.refused(Refusal.REFUSED_CHECK)).isEqualTo(1);
        assertUnknown(peer);
    }

    @Test
    void namesWhatItDoesNotUnderstand() throws Exception {
        Stranger peer = host.stranger();
        peer.send(Stranger.request(credentials()).attribute(0x7777, new byte[2]).sign(credentials().password()));

        assertThat(peer.awaitResponse().errorCode()).hasValue(420);
        assertUnknown(peer);
    }

    @Test
    void isSilentToWhoDoesNotKnowThePassword() throws Exception {
        Stranger peer = host.stranger();
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
    void givesAnAddressToTheSessionThatUsesItNow() throws Exception {
        Stranger peer = host.stranger();
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
        List<Stranger> strangers = new ArrayList<>();
        for (int count = 0; count < 20; count++) {
            Stranger peer = host.stranger();
            strangers.add(peer);
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

    private void assertUnknown(Stranger peer) throws InterruptedException {
        peer.send(RTP);
        peer.check(credentials(), true);
        peer.awaitResponse();
        assertThat(host.refused(Refusal.UNKNOWN_ADDRESS)).isEqualTo(1);
    }

    private IceCredentials credentials() {
        return host.onLoop(session.transport::credentials);
    }

    private long refused() {
        return host.transports.counters().all().values().stream().mapToLong(Long::longValue).sum();
    }
}
