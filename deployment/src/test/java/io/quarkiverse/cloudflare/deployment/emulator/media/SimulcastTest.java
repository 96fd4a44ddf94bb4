package io.quarkiverse.cloudflare.deployment.emulator.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.quarkiverse.cloudflare.deployment.emulator.media.SimulcastChoice.Priority;
import io.quarkiverse.cloudflare.deployment.emulator.rtp.RtcpKind;

class SimulcastTest {

    private static final int HIGH = 0x11111111;
    private static final int LOW = 0x22222222;
    private static final int TO = 0x99999999;

    private final Studio studio = new Studio();
    private final RecordedOutput received = new RecordedOutput();
    private final SessionMedia subscriber = studio.session(received);
    private final IncomingTrack track = studio.simulcast("h", "l");

    private int high = 100;
    private int low = 50_000;

    private void high(boolean key) {
        Packet packet = key ? Packet.key(HIGH, high) : Packet.video(HIGH, high);
        studio.send(packet.of("0", "h").at(high * 3000).picture(high));
        high++;
    }

    private void low(boolean key) {
        Packet packet = key ? Packet.key(LOW, low) : Packet.video(LOW, low);
        studio.send(packet.of("0", "l").at(low * 3000).picture(low & 0x7fff));
        low++;
    }

    private OutgoingTrack pull(String rid, Priority ifNotAvailable) {
        return subscriber.send(Studio.pull(TO, rid, ifNotAvailable), track);
    }

    private long asked(int ssrc) {
        return studio.toPublisher.all(RtcpKind.PLI).stream().filter(pli -> pli.media() == ssrc).count();
    }

    @Test
    void forwardsThePreferredLayerOnly() {
        OutgoingTrack pulled = pull("l", Priority.NONE);
        high(true);
        low(true);
        low(false);
        high(false);
        assertThat(received.marks()).containsExactly(50_000 & 0xff, 50_001 & 0xff);
        assertThat(pulled.stats().rid()).contains("l");
        assertThat(track.stats()).extracting(StreamStats::rid).containsExactly(Optional.of("h"), Optional.of("l"));
    }

    @Test
    void switchesAtAKeyFrameOfTheOtherLayerWithoutAHole() {
        OutgoingTrack pulled = pull("h", Priority.NONE);
        high(true);
        low(true);
        studio.advance(600);
        studio.toPublisher.clear();
        pulled.prefer(Studio.choice("l", Priority.NONE));
        assertThat(asked(LOW)).isEqualTo(1);
        assertThat(asked(HIGH)).isZero();
        low(false);
        high(false);
        studio.advance(33);
        low(true);
        high(false);
        low(false);

        assertThat(received.marks()).containsExactly(100, 101, 50_002 & 0xff, 50_003 & 0xff);
        assertThat(received.sequences()).containsExactly(0, 1, 2, 3);
        int before = received.packet(1).timestamp();
        assertThat(received.packet(2).timestamp()).isEqualTo(before + 33 * 90);
        assertThat(received.packet(3).timestamp()).isEqualTo(before + 33 * 90 + 3000);
        // The picture after 101.
        assertThat(received.rtp.get(2)).containsSequence((byte) 0x90, (byte) 0x80, (byte) 0x80, (byte) 102);
        assertThat(received.rtp.get(3)).containsSequence((byte) 0x90, (byte) 0x80, (byte) 0x80, (byte) 103);
    }

    @Test
    void switchesInTheTimeOfTheSenderIfThatIsKnown() {
        OutgoingTrack pulled = pull("h", Priority.NONE);
        high(true);
        low(true);
        Studio.rtcp(studio.publisher, to -> {
            to.senderReport(HIGH, 5L << 32, 100 * 3000, 0, 0);
            to.senderReport(LOW, 5L << 32, 50_000 * 3000, 0, 0);
        });
        pulled.prefer(Studio.choice("l", Priority.NONE));
        studio.advance(80);
        low(true);
        // One picture later in the sender's time, though 80 ms passed here.
        assertThat(received.packet(1).timestamp()).isEqualTo(received.packet(0).timestamp() + 3000);
    }

    @Test
    void waitsForALayerThatIsNotSent() {
        pull("h", Priority.NONE);
        low(true);
        assertThat(received.rtp).isEmpty();
        high(true);
        assertThat(received.marks()).containsExactly(100);
    }

    @Test
    void takesTheNextLayerIfThatIsWanted() {
        pull("h", Priority.ASCIIBETICAL);
        low(true);
        assertThat(received.rtp).hasSize(1);
        high(false);
        low(false);
        assertThat(asked(HIGH)).isEqualTo(1);
        high(true);
        low(false);
        assertThat(received.marks()).containsExactly(50_000 & 0xff, 50_001 & 0xff, 101);
    }

    @Test
    void takesTheNextLayerAfterThePreferredOne() {
        IncomingTrack three = studio.publisher.receive(
                Studio.spec(track.spec().kind(), "3", List.of(), List.of("f", "h", "q")));
        OutgoingTrack pulled = subscriber.send(Studio.pull(5, "h", Priority.ASCIIBETICAL), three);
        studio.send(Packet.key(3, 1).of("3", "f"));
        assertThat(pulled.stats().rid()).contains("f");
        studio.send(Packet.key(4, 1).of("3", "q"));
        assertThat(pulled.stats().rid()).contains("q");
    }

    @Test
    void fallsBackWhenTheLayerEnds() {
        pull("h", Priority.ASCIIBETICAL);
        high(true);
        low(true);
        for (int i = 0; i < 5; i++) {
            studio.advance(900);
            low(false);
        }
        assertThat(asked(LOW)).isPositive();
        low(true);
        assertThat(received.marks()).containsExactly(100, 50_006 & 0xff);
        high(false);
        high(true);
        assertThat(received.marks()).endsWith(102);
    }

    @Test
    void fallsBackAtOnceWhenTheSenderSaysThatTheLayerEnds() {
        pull("", Priority.NONE);
        low(true);
        high(true);
        assertThat(received.marks()).containsExactly(50_000 & 0xff, 100);
        Studio.rtcp(studio.publisher, to -> to.bye(HIGH));
        low(true);
        assertThat(received.rtp).hasSize(3);
    }

    @Test
    void takesTheLayerThatFitsTheBandwidthOfTheSubscriber() {
        SimulcastChoice choice = new SimulcastChoice(Optional.of("h"), Priority.ASCIIBETICAL, Priority.NONE);
        OutgoingTrack pulled = subscriber.send(Studio.pull(TO), track);
        pulled.prefer(choice);
        high(true);
        for (int i = 0; i < 50; i++) {
            high(false);
        }
        low(true);
        Studio.rtcp(subscriber, to -> to.remb(1, 2_000, new int[] { TO }, 1));
        pulled.prefer(choice);
        low(true);
        assertThat(pulled.stats().rid()).contains("l");
        studio.advance(6_000);
        pulled.prefer(choice);
        high(true);
        assertThat(pulled.stats().rid()).contains("h");
    }

    @Test
    void refusesLayersThatWereNotNegotiated() {
        pull("h", Priority.NONE);
        studio.send(Packet.key(HIGH, 1).of("0", "x"));
        studio.send(Packet.key(HIGH, 2).of("0", ""));
        assertThat(track.hasMedia()).isFalse();
        assertThat(studio.publisher.refused()).isEqualTo(2);
    }
}
