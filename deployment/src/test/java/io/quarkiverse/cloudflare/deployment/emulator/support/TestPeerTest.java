package io.quarkiverse.cloudflare.deployment.emulator.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The client of the other tests, with the SFU at its other end. */
class TestPeerTest {

    private final TestSfu sfu = new TestSfu();
    private final TestPeer ada = sfu.peer();
    private final TestPeer bob = sfu.peer();

    @AfterEach
    void close() {
        sfu.close();
    }

    @Test
    void pushesAndPullsMedia() {
        String publisher = sfu.open();
        String audio = ada.addAudio();
        String video = ada.addVideo("VP8");
        sfu.push(publisher, ada, audio, video);
        ada.stream(audio).flow();
        ada.stream(video).flow();

        List<String> pulled = sfu.pull(sfu.open(), bob, publisher, audio, video);
        bob.awaitConnected();
        bob.inbox(pulled.get(0)).await(10);
        bob.inbox(pulled.get(1)).awaitKeyFrame();
        ada.rtcp().awaitPli(ada.stream(video).ssrc());
        assertThat(bob.unexpected().packets()).isEmpty();
        assertThat(sfu.transports().counters().all().values()).containsOnly(0L);
        assertThat(sfu.loop().failures()).isZero();
    }

    @Test
    void sendsTheLayersOfASimulcast() {
        String publisher = sfu.open();
        String video = ada.addSimulcast("h", "l");
        sfu.push(publisher, ada, video);
        ada.stream(video, "h").flow();
        ada.stream(video, "l").flow();

        String pulled = sfu.pull(sfu.open(), bob, publisher, video).get(0);
        bob.awaitConnected();
        bob.inbox(pulled).awaitKeyFrame();
    }

    @Test
    void establishesDataChannels() {
        ada.addData();
        sfu.establish(sfu.open(), ada);
        ada.channels().open(1, "chat");
        assertThat(sfu.loop().failures()).isZero();
    }
}
