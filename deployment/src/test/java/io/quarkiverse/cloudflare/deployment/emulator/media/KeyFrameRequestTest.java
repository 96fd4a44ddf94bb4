package io.quarkiverse.cloudflare.deployment.emulator.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;

import io.quarkiverse.cloudflare.deployment.emulator.rtp.RtcpKind;
import io.quarkiverse.cloudflare.deployment.emulator.rtp.RtcpReader;
import io.quarkiverse.cloudflare.deployment.emulator.rtp.RtcpWriter;
import io.quarkiverse.cloudflare.deployment.emulator.sdp.Codec;

class KeyFrameRequestTest {

    private static final int FROM = 0x11111111;
    private static final int TO = 0x99999999;

    private final Studio studio = new Studio();
    private final RecordedOutput received = new RecordedOutput();
    private final SessionMedia subscriber = studio.session(received);
    private final IncomingTrack track = studio.video(FROM);

    private List<RtcpReader> requests() {
        return studio.toPublisher.all(RtcpKind.PLI);
    }

    private void ask(Consumer<RtcpWriter> request) {
        Studio.rtcp(subscriber, request);
    }

    @Test
    void asksWhenSomebodySubscribesToARunningTrack() {
        studio.send(Packet.video(FROM, 1));
        assertThat(requests()).isEmpty();
        subscriber.send(Studio.pull(TO), track);
        assertThat(requests()).hasSize(1);
        assertThat(requests().get(0).media()).isEqualTo(FROM);
    }

    @Test
    void asksWhenTheFirstPacketComesAfterTheSubscriber() {
        subscriber.send(Studio.pull(TO), track);
        assertThat(requests()).isEmpty();
        studio.send(Packet.video(FROM, 1));
        assertThat(requests()).hasSize(1);
    }

    @Test
    void asksAgainEachHalfSecondUntilAKeyFrameComes() {
        studio.send(Packet.video(FROM, 1));
        subscriber.send(Studio.pull(TO), track);
        studio.advance(499);
        assertThat(requests()).hasSize(1);
        studio.advance(1);
        assertThat(requests()).hasSize(2);
        studio.send(Packet.key(FROM, 2));
        studio.advance(5_000);
        assertThat(requests()).hasSize(2);
        assertThat(received.marks()).containsExactly(2);
    }

    @Test
    void givesUpASenderThatSendsNothingAnyMore() {
        studio.send(Packet.video(FROM, 1));
        subscriber.send(Studio.pull(TO), track);
        studio.advance(60_000);
        assertThat(requests()).hasSizeLessThanOrEqualTo(25);
        assertThat(studio.timers.pending()).isZero();
    }

    @Test
    void passesTheRequestsOfSubscribersOnButNotTooOften() {
        OutgoingTrack pulled = subscriber.send(Studio.pull(TO), track);
        studio.send(Packet.key(FROM, 1).at(1));
        studio.advance(2_000);
        studio.toPublisher.clear();

        ask(to -> to.pli(5, TO));
        assertThat(requests()).hasSize(1);
        ask(to -> to.fir(5, TO, 1));
        ask(to -> to.pli(5, TO));
        assertThat(requests()).hasSize(1);
        studio.advance(500);
        assertThat(requests()).hasSize(2);
        studio.send(Packet.key(FROM, 2).at(2));
        ask(to -> to.pli(5, TO));
        assertThat(requests()).hasSize(2);
        studio.advance(500);
        assertThat(requests()).hasSize(3);
        ask(to -> to.pli(5, 12345));
        assertThat(pulled.stats().feedback().plis()).isEqualTo(4);
        assertThat(track.stats().get(0).feedback().plis()).isEqualTo(4);
    }

    @Test
    void beginsEveryPacketWithAReport() {
        studio.send(Packet.video(FROM, 1));
        subscriber.send(Studio.pull(TO), track);
        assertThat(studio.toPublisher.all(RtcpKind.RECEIVER_REPORT)).hasSize(1);
    }

    @Test
    void asksByFirIfThePublisherKnowsNothingElse() {
        track.update(new IncomingSpec("0", track.spec().kind(),
                List.of(new Codec(Studio.VIDEO, "VP8", 90_000, 1, "", List.of("ccm fir"))), Map.of(), List.of(FROM),
                List.of()));
        studio.send(Packet.video(FROM, 1));
        subscriber.send(Studio.pull(TO), track);
        assertThat(requests()).isEmpty();
        assertThat(studio.toPublisher.all(RtcpKind.FIR).get(0).firMedia(0)).isEqualTo(FROM);
    }
}
