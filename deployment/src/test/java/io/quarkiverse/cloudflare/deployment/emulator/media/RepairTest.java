package io.quarkiverse.cloudflare.deployment.emulator.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.quarkiverse.cloudflare.deployment.emulator.rtp.RtcpKind;

class RepairTest {

    private static final int FROM = 0x11111111;
    private static final int TO = 0x99999999;

    private final Studio studio = new Studio();
    private final RecordedOutput received = new RecordedOutput();
    private final SessionMedia subscriber = studio.session(received);
    private final IncomingTrack track = studio.video(FROM);
    private final OutgoingTrack pulled = subscriber.send(Studio.pull(TO), track);

    private int sequence(int index) {
        return received.packet(index).sequence();
    }

    private void ask(int... sequences) {
        Studio.rtcp(subscriber, to -> {
            to.nack(5, TO);
            Arrays.stream(sequences).forEach(to::missing);
        });
    }

    @Test
    void asksThePublisherForWhatIsMissingAndForwardsItAtItsPlace() {
        studio.send(Packet.key(FROM, 65_535));
        studio.send(Packet.video(FROM, 2));
        assertThat(Studio.missing(studio.toPublisher)).isEmpty();
        studio.advance(10);
        assertThat(Studio.missing(studio.toPublisher)).containsExactly(0, 1);
        assertThat(studio.toPublisher.all(RtcpKind.NACK).get(0).media()).isEqualTo(FROM);

        studio.send(Packet.video(FROM, 1));
        studio.advance(90);
        assertThat(Studio.missing(studio.toPublisher)).containsExactly(0, 1, 0);
        studio.send(Packet.video(FROM, 0));
        studio.advance(5_000);
        assertThat(Studio.missing(studio.toPublisher)).hasSize(3);
        assertThat(received.marks()).containsExactly(255, 2, 1, 0);
        assertThat(received.sequences()).containsExactly(0, 3, 2, 1);
        StreamStats stats = track.stats().get(0);
        assertThat(stats.feedback()).isEqualTo(new StreamStats.Feedback(3, 1, 2));
        assertThat(stats.quality().lost()).isZero();
    }

    @Test
    void doesNotAskForWhatIsNotSentAgain() {
        IncomingTrack audio = studio.audio(2);
        subscriber.send(Studio.pull(3), audio);
        studio.send(Packet.audio(2, 1));
        studio.send(Packet.audio(2, 5));
        studio.advance(1_000);
        assertThat(Studio.missing(studio.toPublisher)).isEmpty();
        assertThat(audio.stats().get(0).quality().lost()).isEqualTo(3);
    }

    @Test
    void asksForAKeyFrameIfTooMuchIsMissing() {
        studio.send(Packet.key(FROM, 1));
        studio.advance(1_000);
        studio.toPublisher.clear();
        studio.send(Packet.video(FROM, 1_000));
        studio.advance(100);
        assertThat(Studio.missing(studio.toPublisher)).isEmpty();
        assertThat(studio.toPublisher.all(RtcpKind.PLI)).hasSize(1);
    }

    @Test
    void answersASubscriberWithTheSamePacket() {
        studio.send(Packet.key(FROM, 65_534).at(100).picture(7));
        studio.send(Packet.video(FROM, 65_535).at(200).picture(8));
        studio.send(Packet.video(FROM, 0).onlyPadding());
        studio.send(Packet.video(FROM, 1).at(300).picture(9));
        ask(sequence(2), sequence(1));

        assertThat(received.rtp).hasSize(5);
        assertThat(received.rtp.get(3)).isEqualTo(received.rtp.get(2));
        assertThat(received.rtp.get(4)).isEqualTo(received.rtp.get(1));
        assertThat(pulled.stats().feedback()).isEqualTo(new StreamStats.Feedback(2, 0, 2));
    }

    @Test
    void answersForASourceThatIsNotForwardedAnyMore() {
        IncomingTrack other = studio.publisher.receive(Studio.spec(track.spec().kind(), "5", List.of(2), List.of()));
        studio.send(Packet.key(FROM, 10).at(1_000).picture(500));
        pulled.source(other, Map.of(Studio.VIDEO, 77));
        studio.advance(100);
        studio.send(Packet.key(2, 3_000).at(77_000).picture(20));
        studio.send(Packet.video(2, 3_001).at(80_000).picture(21));
        ask(sequence(0), sequence(1), sequence(2));

        assertThat(received.rtp).hasSize(6);
        for (int i = 0; i < 3; i++) {
            assertThat(received.rtp.get(3 + i)).isEqualTo(received.rtp.get(i));
        }
        assertThat(received.packet(1).payloadType()).isEqualTo(77);
        assertThat(received.packet(1).timestamp()).isEqualTo(1_000 + 9_000);
        // The picture after 500.
        assertThat(received.rtp.get(1)).startsWith(0x80, 77).containsSequence((byte) 0x80, (byte) (501 >> 8 | 0x80),
                (byte) 501);
    }

    @Test
    void answersWithThePayloadTypeThatWasChangedMeanwhile() {
        studio.send(Packet.key(FROM, 1));
        pulled.source(track, Map.of(Studio.VIDEO, 77));
        studio.send(Packet.video(FROM, 2));
        ask(sequence(1));
        assertThat(received.packet(2).payloadType()).isEqualTo(77);
    }

    @Test
    void doesNotAnswerWithAPacketOfAnotherSource() {
        studio.send(Packet.key(FROM, 10));
        for (int i = 2; i <= 5; i++) {
            IncomingTrack other = studio.publisher.receive(Studio.spec(track.spec().kind(), "m" + i, List.of(i), List.of()));
            pulled.source(other, Studio.TYPES);
            studio.send(Packet.key(i, 10));
        }
        ask(sequence(0));
        assertThat(received.rtp).hasSize(5);
        ask(sequence(1));
        assertThat(received.rtp.get(5)).isEqualTo(received.rtp.get(1));
    }

    @Test
    void doesNotAnswerWithoutBound() {
        studio.send(Packet.key(FROM, 1));
        int sequence = sequence(0);
        for (int i = 0; i < 1_000; i++) {
            ask(sequence);
        }
        assertThat(received.rtp).hasSize(1 + 256);
        studio.advance(100);
        ask(sequence);
        assertThat(received.rtp).hasSize(1 + 257);
        ask(sequence + 1 & 0xffff, sequence - 1 & 0xffff, sequence + 2_000 & 0xffff);
        assertThat(received.rtp).hasSize(1 + 257);
    }
}
