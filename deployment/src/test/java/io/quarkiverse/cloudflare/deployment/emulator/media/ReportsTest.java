package io.quarkiverse.cloudflare.deployment.emulator.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import io.quarkiverse.cloudflare.calls.TrackKind;
import io.quarkiverse.cloudflare.deployment.emulator.rtp.ReportBlock;
import io.quarkiverse.cloudflare.deployment.emulator.rtp.RtcpKind;
import io.quarkiverse.cloudflare.deployment.emulator.rtp.RtcpReader;
import io.quarkiverse.cloudflare.deployment.emulator.rtp.TransportFeedback;

class ReportsTest {

    private static final int FROM = 0x11111111;
    private static final int TO = 0x99999999;
    // The middle 32 bits are 00abcdef 8000.
    private static final long NTP = 0x83ab_cdef_8000_1234L;

    private final Studio studio = new Studio();
    private final RecordedOutput received = new RecordedOutput();
    private final SessionMedia subscriber = studio.session(received);

    private List<RtcpReader> toPublisher(RtcpKind kind) {
        return studio.toPublisher.all(kind);
    }

    @Test
    void reportsToThePublisherEachSecondWhilePacketsCome() {
        studio.audio(FROM);
        studio.send(Packet.audio(FROM, 65_535));
        studio.advance(400);
        Studio.rtcp(studio.publisher, to -> to.senderReport(FROM, NTP, 1000, 1, 100));
        studio.send(Packet.audio(FROM, 2));
        studio.advance(600);

        List<RtcpReader> reports = toPublisher(RtcpKind.RECEIVER_REPORT);
        assertThat(reports).hasSize(1);
        ReportBlock block = reports.get(0).block(0);
        assertThat(block.ssrc()).isEqualTo(FROM);
        assertThat(block.fractionLost()).isEqualTo(128);
        assertThat(block.lost()).isEqualTo(2);
        assertThat(block.highest()).isEqualTo(0x10002);
        assertThat(block.lastSenderReport()).isEqualTo(0xcdef_8000);
        assertThat(block.delay()).isEqualTo(600 * 65_536 / 1000);

        studio.advance(10_000);
        assertThat(toPublisher(RtcpKind.RECEIVER_REPORT)).hasSize(1);
        assertThat(studio.timers.pending()).isZero();
    }

    @Test
    void reportsOnEveryStreamOfManyInSeveralPackets() {
        for (int i = 1; i <= 60; i++) {
            studio.publisher.receive(Studio.spec(TrackKind.AUDIO, "m" + i, List.of(i), List.of()));
            studio.send(Packet.audio(i, 1));
        }
        studio.advance(1_000);
        List<Integer> reported = new ArrayList<>();
        for (RtcpReader report : toPublisher(RtcpKind.RECEIVER_REPORT)) {
            for (int i = 0; i < report.count(); i++) {
                reported.add(report.block(i).ssrc());
            }
        }
        assertThat(reported).hasSize(60).doesNotHaveDuplicates();
        assertThat(studio.toPublisher.rtcp).allMatch(compound -> compound.length <= 1200);
    }

    @Test
    void tellsThePublisherHowMuchItMaySend() {
        SessionMedia narrow = new SessionMedia(studio.toPublisher, studio.timers, new Random(1), new MediaSettings(700_000));
        narrow.receive(Studio.spec(TrackKind.VIDEO, "0", List.of(FROM), List.of()));
        byte[] packet = Packet.key(FROM, 1).bytes();
        narrow.rtp(packet, packet.length);
        studio.advance(1_000);
        // 18 bits of it fit.
        assertThat(toPublisher(RtcpKind.REMB)).singleElement().satisfies(remb -> assertThat(remb.bitrate()).isEqualTo(700_000));
    }

    @Test
    void tellsWhenTransportWidePacketsCame() {
        studio.audio(FROM);
        studio.send(Packet.audio(FROM, 1).numbered(65_535));
        studio.advance(30);
        studio.send(Packet.audio(FROM, 2).numbered(1));
        studio.advance(69);
        assertThat(toPublisher(RtcpKind.TRANSPORT_FEEDBACK)).isEmpty();
        studio.advance(1);
        List<RtcpReader> feedback = toPublisher(RtcpKind.TRANSPORT_FEEDBACK);
        assertThat(feedback).hasSize(1);
        List<String> seen = new ArrayList<>();
        assertThat(feedback.get(0).arrivals(new TransportFeedback.Visitor() {
            private long first;

            @Override
            public void arrived(int sequence, long micros) {
                first = first == 0 ? micros : first;
                seen.add(sequence + "+" + (micros - first));
            }

            @Override
            public void missing(int sequence) {
                seen.add("-" + sequence);
            }
        })).isTrue();
        assertThat(seen).containsExactly("65535+0", "-0", "1+30000");
        studio.advance(300);
        assertThat(toPublisher(RtcpKind.TRANSPORT_FEEDBACK)).hasSize(1);
    }

    @Test
    void passesTheTimeOfThePublisherOn() {
        IncomingTrack track = studio.audio(FROM);
        OutgoingTrack pulled = subscriber.send(Studio.pull(TO), studio.video(77));
        studio.send(Packet.key(77, 1).at(9_000));
        pulled.source(track, Studio.TYPES);
        studio.advance(1_000);
        studio.send(Packet.audio(FROM, 1).at(500_000));
        studio.send(Packet.audio(FROM, 2).at(500_960));
        Studio.rtcp(studio.publisher, to -> to.senderReport(FROM, NTP, 500_480, 2, 100));

        RtcpReader report = received.all(RtcpKind.SENDER_REPORT).get(0);
        assertThat(report.sender()).isEqualTo(TO);
        assertThat(report.ntp()).isEqualTo(NTP);
        assertThat(report.timestamp()).isEqualTo(9_000 + 48_000 + 480);
        // Three packets of 6, 4 and 4 bytes; then the name.
        assertThat(received.rtcp.get(received.rtcp.size() - 1)).hasSize(28 + 16)
                .containsSequence(0, 0, 0, 3, 0, 0, 0, 14).containsSequence("cname".getBytes());
    }

    @Test
    void tellsTheTimeAtOnceWhenForwardingBegins() {
        IncomingTrack track = studio.video(FROM);
        studio.send(Packet.video(FROM, 1));
        Studio.rtcp(studio.publisher, to -> to.senderReport(FROM, NTP, 7, 0, 0));
        subscriber.send(Studio.pull(TO), track);
        assertThat(received.all(RtcpKind.SENDER_REPORT)).isEmpty();
        studio.send(Packet.key(FROM, 2));
        assertThat(received.all(RtcpKind.SENDER_REPORT)).hasSize(1);
    }

    @Test
    void readsWhatTheSubscriberSaysOfItsReception() {
        OutgoingTrack pulled = subscriber.send(Studio.pull(TO), studio.audio(FROM));
        studio.send(Packet.audio(FROM, 1));
        Studio.rtcp(studio.publisher, to -> to.senderReport(FROM, NTP, 7, 0, 0));
        studio.advance(250);
        Studio.rtcp(subscriber, to -> {
            to.receiverReport(1);
            to.block(new ReportBlock(TO, 3, 12, 9, 480, 0xcdef_8000, 200 * 65_536 / 1000));
            to.block(new ReportBlock(5, 3, 99, 9, 960, 0, 0));
        });
        StreamStats.Quality quality = pulled.stats().quality();
        assertThat(quality.lost()).isEqualTo(12);
        assertThat(quality.jitterMillis()).isEqualTo(10);
        assertThat(quality.roundTripMillis()).isBetween(50.0, 50.1);
    }
}
