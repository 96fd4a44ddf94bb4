package io.quarkiverse.cloudflare.deployment.emulator.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import io.quarkiverse.cloudflare.calls.TrackKind;
import io.quarkiverse.cloudflare.deployment.emulator.rtp.RtcpKind;

class LifetimeTest {

    private static final int FROM = 0x11111111;
    private static final int TO = 0x99999999;

    private final Studio studio = new Studio();
    private final RecordedOutput received = new RecordedOutput();
    private final SessionMedia subscriber = studio.session(received);

    @Test
    void knowsWhenTheLastPacketCame() {
        IncomingTrack track = studio.audio(FROM);
        assertThat(track.hasMedia()).isFalse();
        assertThat(track.lastPacket()).isEmpty();
        studio.send(Packet.audio(FROM, 1));
        studio.advance(700);
        studio.send(Packet.audio(FROM, 2).onlyPadding());
        studio.advance(700);
        assertThat(track.hasMedia()).isTrue();
        assertThat(track.lastPacket()).contains(studio.timers.clock().instant().minusMillis(700));
    }

    @Test
    void tellsOnceThatMediaCame() {
        IncomingTrack track = studio.audio(FROM);
        List<String> told = new ArrayList<>();
        track.whenMedia(() -> told.add("before"));
        studio.send(Packet.audio(FROM, 1));
        studio.send(Packet.audio(FROM, 2));
        track.whenMedia(() -> told.add("after"));
        assertThat(told).containsExactly("before", "after");
    }

    @Test
    void tellsNothingOfATrackThatWasClosedFirst() {
        IncomingTrack track = studio.audio(FROM);
        List<String> told = new ArrayList<>();
        track.whenMedia(() -> told.add("media"));
        track.close();
        track.whenMedia(() -> told.add("media"));
        studio.send(Packet.audio(FROM, 1));
        assertThat(told).isEmpty();
    }

    @Test
    void actsAsIfNothingCameWhileItIsSilenced() {
        IncomingTrack track = studio.audio(FROM);
        subscriber.send(Studio.pull(TO), track);
        track.silence(true);
        studio.send(Packet.audio(FROM, 1));
        assertThat(track.hasMedia()).isFalse();
        track.silence(false);
        studio.send(Packet.audio(FROM, 2));
        assertThat(received.marks()).containsExactly(2);
        assertThat(track.stats().get(0).traffic().packets()).isEqualTo(1);
    }

    @Test
    void saysGoodbyeWhenAnEndOfTheTrackIsClosed() {
        IncomingTrack track = studio.audio(FROM);
        OutgoingTrack first = subscriber.send(Studio.pull(TO), track);
        subscriber.send(Studio.pull(2), track);
        first.close();
        first.close();
        assertThat(received.all(RtcpKind.BYE)).singleElement().satisfies(bye -> assertThat(bye.leaving(0)).isEqualTo(TO));
        track.close();
        track.close();
        assertThat(received.all(RtcpKind.BYE)).hasSize(2);
        studio.send(Packet.audio(FROM, 1));
        assertThat(received.rtp).isEmpty();
        assertThat(studio.publisher.refused()).isEqualTo(1);
    }

    @Test
    void swapsTheSourceWithoutAHole() {
        IncomingTrack before = studio.audio(FROM);
        OutgoingTrack pulled = subscriber.send(Studio.pull(TO), before);
        studio.send(Packet.audio(FROM, 10).at(960));
        RecordedOutput other = new RecordedOutput();
        SessionMedia another = studio.session(other);
        IncomingTrack after = another.receive(Studio.spec(TrackKind.AUDIO, "1", List.of(FROM), List.of()));
        studio.advance(20);
        pulled.source(after, Studio.TYPES);
        byte[] packet = Packet.audio(FROM, 40_000).at(-5).bytes();
        another.rtp(packet, packet.length);
        studio.send(Packet.audio(FROM, 11).at(1920));

        assertThat(received.marks()).containsExactly(10, 40_000 & 0xff);
        assertThat(received.sequences()).containsExactly(0, 1);
        assertThat(received.packet(1).timestamp()).isEqualTo(1920);
        after.close();
        pulled.source(before, Studio.TYPES);
        studio.send(Packet.audio(FROM, 12).at(2880));
        assertThat(received.sequences()).containsExactly(0, 1, 2);
        pulled.close();
        pulled.source(before, Studio.TYPES);
        studio.send(Packet.audio(FROM, 13));
        assertThat(received.rtp).hasSize(3);
    }

    @Test
    void goesOnWithASourceThatBeganAnew() {
        IncomingTrack track = studio.audio(FROM);
        subscriber.send(Studio.pull(TO), track);
        studio.send(Packet.audio(FROM, 10).at(960));
        studio.advance(20);
        studio.send(Packet.audio(FROM, 40_000).at(-10_000));
        studio.send(Packet.audio(FROM, 40_001).at(-9_040));
        assertThat(received.sequences()).containsExactly(0, 1);
        assertThat(received.packet(1).timestamp()).isEqualTo(1920);
    }

    @Test
    void endsEverythingWithTheSession() {
        IncomingTrack track = studio.audio(FROM);
        studio.publisher.send(Studio.pull(1), track);
        subscriber.send(Studio.pull(TO), track);
        studio.send(Packet.audio(FROM, 1).numbered(1));
        studio.publisher.close();
        studio.publisher.close();
        assertThat(received.all(RtcpKind.BYE)).hasSize(1);
        assertThat(studio.toPublisher.all(RtcpKind.BYE)).hasSize(1);
        assertThat(studio.timers.pending()).isZero();
        studio.send(Packet.audio(FROM, 2));
        Studio.rtcp(studio.publisher, to -> to.bye(FROM));
        assertThat(received.rtp).hasSize(1);
        assertThat(studio.publisher.refused()).isEqualTo(2);
    }

    @Test
    void survivesWhateverAPeerSends() {
        IncomingTrack track = studio.simulcast("h", "l");
        studio.audio(5);
        studio.publisher.send(Studio.pull(TO), track);
        Random random = new Random(9);
        byte[][] seeds = { Packet.key(1, 1).of("0", "h").numbered(4).picture(3).bytes(),
                Packet.audio(5, 1).of("1", "").bytes() };
        for (int i = 0; i < 100_000; i++) {
            byte[] packet = seeds[i & 1].clone();
            for (int j = random.nextInt(6); j >= 0; j--) {
                packet[random.nextInt(packet.length)] = (byte) random.nextInt();
            }
            studio.publisher.rtp(packet, random.nextInt(packet.length + 1));
            studio.publisher.rtcp(packet, random.nextInt(packet.length + 1));
            packet[0] = (byte) (0x80 | random.nextInt(32));
            packet[1] = (byte) (200 + random.nextInt(8));
            packet[2] = 0;
            packet[3] = (byte) random.nextInt(packet.length / 4);
            studio.publisher.rtcp(packet, packet.length);
            if (i % 1000 == 0) {
                studio.advance(50);
            }
        }
        assertThat(studio.publisher.refused()).isGreaterThan(100_000);
        int before = studio.toPublisher.rtp.size();
        studio.send(Packet.key(1, 100).of("0", "h"));
        studio.send(Packet.key(1, 101).of("0", "h"));
        assertThat(studio.toPublisher.rtp.size()).isGreaterThan(before);
    }
}
