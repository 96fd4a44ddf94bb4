package io.quarkiverse.cloudflare.deployment.emulator.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkiverse.cloudflare.calls.SdpCandidate;
import io.quarkiverse.cloudflare.calls.SdpFingerprint;
import io.quarkiverse.cloudflare.deployment.emulator.dtls.DtlsServer;
import io.quarkiverse.cloudflare.support.MovableTimers;

class TransportTest {

    private static final byte[] RTP = { (byte) 0x80, 111, 0, 1, 0, 0, 0, 1, 0, 0, 0, 7, 1, 2, 3 };
    private static final byte[] RTCP = { (byte) 0x80, (byte) 201, 0, 1, 0, 0, 0, 7 };

    private Host host;

    @BeforeEach
    void start() throws Exception {
        host = new Host();
    }

    @AfterEach
    void stop() {
        host.close();
    }

    @Test
    void connectsAPeerAndCarriesMediaBothWays() {
        Host.Session session = host.connected();

        session.peer.sendRtp(RTP);
        session.peer.sendRtcp(RTCP);
        session.await("media arrives", () -> session.rtpAtHost.size() == 1 && session.rtcpAtHost.size() == 1);
        assertThat(session.rtpAtHost).containsExactly(RTP);
        assertThat(session.rtcpAtHost).containsExactly(RTCP);

        host.loop.execute(() -> {
            session.transport.sendRtp(Arrays.copyOf(RTP, RTP.length + Transport.ROOM), RTP.length);
            session.transport.sendRtcp(Arrays.copyOf(RTCP, RTCP.length + Transport.ROOM), RTCP.length);
        });
        session.await("media arrives", () -> session.rtpAtPeer.size() == 1 && session.rtcpAtPeer.size() == 1);
        assertThat(session.rtpAtPeer).containsExactly(RTP);
        assertThat(session.rtcpAtPeer).containsExactly(RTCP);
        assertThat(host.transports.counters().all().values()).containsOnly(0L);
        assertThat(host.loop.failures()).isZero();
    }

    @Test
    void waitsForTheFingerprintBeforeItShakesHands() {
        Host.Session session = host.open();
        session.peer.connect(session.remote());
        session.await("ICE is done", () -> session.peer.onLoop(() -> session.peer.ice().granted()) >= 3);
        assertThat(session.connected).isFalse();

        session.connect();
        session.awaitConnected();
    }

    @Test
    void tellsThePeerThatItCloses() {
        Host.Session session = host.connected();

        host.loop.execute(session.transport::close);
        session.await("the peer knows", () -> !session.peer.failure().isEmpty());
        assertThat(session.failure).isEmpty();
        assertThat(host.onLoop(session.transport::connected)).isFalse();
    }

    @Test
    void noticesThatThePeerCloses() {
        Host.Session session = host.connected();

        session.peer.close();
        session.await("the transport knows", () -> !session.failure.isEmpty());
        assertThat(session.failure).isEqualTo("The peer closed the connection");
        assertThat(host.onLoop(session.transport::connected)).isFalse();
    }

    @Test
    void countsWhatGoesThrough() {
        Host.Session session = host.connected();

        session.peer.sendRtp(RTP);
        session.await("media arrives", () -> session.rtpAtHost.size() == 1);
        host.loop.execute(() -> session.transport.sendRtp(Arrays.copyOf(RTP, RTP.length + Transport.ROOM), RTP.length));
        session.await("media arrives", () -> session.rtpAtPeer.size() == 1);

        // RFC 3711: RTP grows by the tag of 10 bytes.
        assertThat(host.onLoop(session.transport::stats))
                .isEqualTo(new TransportStats(1, RTP.length + 10, 1, RTP.length + 10, 0, 0));
    }

    @Test
    void holdsAPeerForGoneThatIsNotHeardForHalfAMinute() throws Exception {
        MovableTimers timers = new MovableTimers();
        try (Host still = new Host(timers)) {
            Host.Session session = still.connected();
            session.peer.vanish();
            timers.advance(Duration.ofMillis(29_999));
            assertThat(still.onLoop(session.transport::connected)).isTrue();
            assertThat(still.onLoop(session.transport::lastHeard)).isEqualTo(timers.clock().instant().minusMillis(29_999));

            timers.advance(Duration.ofMillis(1));
            assertThat(still.onLoop(session.transport::connected)).isFalse();
            still.onLoop(() -> {
                session.transport.sendRtp(Arrays.copyOf(RTP, RTP.length + Transport.ROOM), RTP.length);
                return true;
            });
            assertThat(still.onLoop(session.transport::stats).packetsOut()).isZero();
        }
    }

    @Test
    void carriesMediaThroughABadNetwork() {
        Host.Session session = host.open();
        impair(session, new ImpairmentSettings(0, Duration.ofMillis(5), Duration.ofMillis(5), 0.1));
        session.connect();
        session.awaitConnected();
        ImpairmentSettings bad = new ImpairmentSettings(0.1, Duration.ofMillis(5), Duration.ofMillis(5), 0.1);
        impair(session, bad);
        for (int packet = 0; packet < 200; packet++) {
            byte[] next = RTP.clone();
            next[3] = (byte) packet;
            session.peer.sendRtp(next);
        }
        session.await("most packets arrive", () -> session.rtpAtHost.size() > 120);
        assertThat(host.onLoop(session.transport::stats).droppedUp()).isPositive();
        assertThat(host.onLoop(() -> session.transport.impairment(Direction.DOWN))).isEqualTo(bad);
    }

    @Test
    void refusesACertificateThatTheDescriptionDoesNotName() {
        Host.Session session = host.open();
        session.peer.connect(session.remote());
        SdpFingerprint wrong = new SdpFingerprint("sha-256", otherThan(session.peer.fingerprint().value()));
        host.loop.execute(() -> session.transport.expect(List.of(wrong)));

        session.await("the handshake fails", () -> !session.failure.isEmpty());
        assertThat(session.failure).isEqualTo(DtlsServer.WRONG_FINGERPRINT);
        assertThat(host.refused(Refusal.WRONG_FINGERPRINT)).isEqualTo(1);
        assertThat(session.connected).isFalse();
    }

    @Test
    void namesItsCandidatesNetworkFirst() throws Exception {
        List<InetAddress> hosts = List.of(InetAddress.getByName("127.0.0.1"), InetAddress.getByName("127.0.0.2"));
        try (Transports transports = new Transports(host.loop, Host.IDENTITY, hosts, new SecureRandom())) {
            assertThat(transports.candidates()).hasSize(2)
                    .allMatch(candidate -> candidate.isUdp() && candidate.port() > 0 && candidate.type().equals("host"));
            assertThat(transports.candidates().get(0)).extracting(SdpCandidate::address, SdpCandidate::priority)
                    .containsExactly("127.0.0.1", 2_130_706_431L);
            assertThat(transports.candidates().get(1)).extracting(SdpCandidate::address, SdpCandidate::priority)
                    .containsExactly("127.0.0.2", 2_130_706_175L);
            assertThat(transports.fingerprint().algorithm()).isEqualTo("sha-256");
        }
    }

    private static String otherThan(String hash) {
        return (hash.startsWith("00") ? "01" : "00") + hash.substring(2);
    }

    private void impair(Host.Session session, ImpairmentSettings settings) {
        host.loop.execute(() -> {
            session.transport.impair(Direction.UP, settings);
            session.transport.impair(Direction.DOWN, settings);
        });
    }
}
