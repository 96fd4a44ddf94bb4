package io.quarkiverse.cloudflare.deployment.emulator.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

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
}
