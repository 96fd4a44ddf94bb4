package io.quarkiverse.cloudflare.deployment.emulator.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;

import io.quarkiverse.cloudflare.calls.TrackKind;
import io.quarkiverse.cloudflare.deployment.emulator.rtp.RtcpKind;
import io.quarkiverse.cloudflare.deployment.emulator.rtp.RtpPacket;
import io.quarkiverse.cloudflare.deployment.emulator.sdp.Codec;

class ForwardingTest {

    private static final int FROM = 0x11111111;
    private static final int TO = 0x99999999;

    private final Studio studio = new Studio();
    private final RecordedOutput received = new RecordedOutput();
    private final SessionMedia subscriber = studio.session(received);

    @Test
    void forwardsFromTheKeyFrameOnWithItsOwnHeader() {
        IncomingTrack track = studio.video(FROM);
        subscriber.send(Studio.pull(TO), track);
        studio.send(Packet.video(FROM, 9));
        studio.send(Packet.key(FROM, 10).at(5000).of("0", ""));
        studio.send(Packet.video(FROM, 11).at(8000));

        assertThat(received.marks()).containsExactly(10, 11);
        assertThat(received.sequences()).containsExactly(0, 1);
        RtpPacket packet = received.packet(0);
        assertThat(packet.ssrc()).isEqualTo(TO);
        assertThat(packet.payloadType()).isEqualTo(Studio.OWN_VIDEO);
        assertThat(packet.timestamp()).isEqualTo(5000);
        assertThat(packet.extension(Studio.MID_ID)).isEqualTo(-1);
        assertThat(packet.payload()).isEqualTo(RtpPacket.HEADER);
    }

    @Test
    void forwardsAudioFromTheFirstPacketOn() {
        IncomingTrack track = studio.audio(FROM);
        subscriber.send(Studio.pull(TO), track);
        studio.send(Packet.audio(FROM, 65535));
        studio.send(Packet.audio(FROM, 0));

        assertThat(received.marks()).containsExactly(255, 0);
        assertThat(received.sequences()).containsExactly(0, 1);
        assertThat(studio.toPublisher.all(RtcpKind.PLI)).isEmpty();
    }

    @Test
    void forwardsToAllSubscribersAlsoInTheSameSession() {
        IncomingTrack track = studio.audio(FROM);
        subscriber.send(Studio.pull(1), track);
        subscriber.send(Studio.pull(2), track);
        studio.publisher.send(Studio.pull(3), track);
        studio.send(Packet.audio(FROM, 1));

        assertThat(received.rtp).hasSize(2);
        assertThat(List.of(received.packet(0).ssrc(), received.packet(1).ssrc())).containsExactly(1, 2);
        assertThat(studio.toPublisher.packet(0).ssrc()).isEqualTo(3);
    }

    @Test
    void leavesNoHoleForPaddingAndUnknownPayloadTypes() {
        IncomingTrack track = studio.publisher.receive(new IncomingSpec("1", TrackKind.AUDIO,
                List.of(new Codec(Studio.AUDIO, "opus", 48_000, 2, "", List.of()),
                        new Codec(0, "PCMU", 8_000, 1, "", List.of())),
                Map.of(), List.of(FROM), List.of()));
        subscriber.send(Studio.pull(TO), track);
        studio.send(Packet.audio(FROM, 1));
        studio.send(Packet.audio(FROM, 2).onlyPadding());
        studio.send(Packet.audio(FROM, 3).onlyPadding());
        studio.send(Packet.audio(FROM, 4).type(0));
        studio.send(Packet.audio(FROM, 6));
        studio.send(Packet.audio(FROM, 5));

        assertThat(received.marks()).containsExactly(1, 6, 5);
        assertThat(received.sequences()).containsExactly(0, 2, 1);
        assertThat(track.stats().get(0).traffic().packets()).as("those with a payload").isEqualTo(4);
    }

    @Test
    void forwardsNothingBeforeTheSubscriberIsConnected() {
        RecordedOutput output = new RecordedOutput();
        SessionMedia late = new SessionMedia(output, studio.timers, new Random(1));
        IncomingTrack track = studio.video(FROM);
        late.send(Studio.pull(TO), track);
        studio.send(Packet.key(FROM, 1));
        assertThat(output.rtp).isEmpty();
        assertThat(studio.toPublisher.all(RtcpKind.PLI)).isEmpty();

        late.connected();
        assertThat(studio.toPublisher.all(RtcpKind.PLI)).hasSize(1);
        studio.send(Packet.video(FROM, 2));
        studio.send(Packet.key(FROM, 3));
        assertThat(output.marks()).containsExactly(3);
    }

    @Test
    void forwardsWhatCameOnlyOnceAndRefusesWhatItDoesNotKnow() {
        IncomingTrack track = studio.audio(FROM);
        subscriber.send(Studio.pull(TO), track);
        studio.send(Packet.audio(FROM, 1));
        studio.send(Packet.audio(FROM, 1));
        studio.send(Packet.audio(FROM, 2).type(63));
        studio.publisher.rtp(new byte[] { 1, 2, 3 }, 3);

        assertThat(received.rtp).hasSize(1);
        assertThat(studio.publisher.refused()).isEqualTo(3);
    }

    @Test
    void countsWhatFlowedInTheLastSecond() {
        IncomingTrack track = studio.audio(FROM);
        OutgoingTrack pulled = subscriber.send(Studio.pull(TO), track);
        for (int i = 0; i < 40; i++) {
            studio.send(Packet.audio(FROM, i));
            studio.advance(50);
        }
        assertThat(track.stats().get(0).traffic().bitrate()).isBetween(18 * 4 * 8L, 20 * 4 * 8L);
        assertThat(pulled.stats().traffic().bitrate()).isEqualTo(track.stats().get(0).traffic().bitrate());
        assertThat(pulled.stats().traffic().bytes()).isEqualTo(40 * 4);
        studio.advance(1_000);
        assertThat(pulled.stats().traffic().bitrate()).isZero();
    }

    @Test
    void beginsAtAKeyFrameWhoseFirstPacketCameLast() {
        IncomingTrack track = studio.video(FROM);
        subscriber.send(Studio.pull(TO), track);
        studio.send(Packet.video(FROM, 1));
        studio.send(Packet.video(FROM, 3).at(9));
        studio.send(Packet.video(FROM, 4).at(9));
        studio.send(Packet.key(FROM, 2).at(9));
        studio.send(Packet.video(FROM, 5).at(10));

        assertThat(received.marks()).containsExactly(2, 3, 4, 5);
        assertThat(received.sequences()).containsExactly(0, 1, 2, 3);
    }

    @Test
    void stopsAndGoesOnWithoutAHole() {
        IncomingTrack track = studio.video(FROM);
        OutgoingTrack pulled = subscriber.send(Studio.pull(TO), track);
        studio.send(Packet.key(FROM, 1));
        pulled.pause();
        studio.send(Packet.key(FROM, 2));
        pulled.resume();
        studio.send(Packet.video(FROM, 3));
        studio.send(Packet.key(FROM, 4).at(9000));

        assertThat(received.marks()).containsExactly(1, 4);
        assertThat(received.sequences()).containsExactly(0, 1);
        assertThat(pulled.stats().traffic().keyFrames()).isEqualTo(2);
        assertThat(pulled.stats().codec()).isEqualTo(Optional.of("VP8"));
    }
}
