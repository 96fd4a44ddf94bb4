package io.quarkiverse.cloudflare.deployment.emulator.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;

import io.quarkiverse.cloudflare.calls.TrackKind;
import io.quarkiverse.cloudflare.deployment.emulator.rtp.RtcpKind;

class StreamRegistryTest {

    private final Studio studio = new Studio();

    private IncomingTrack receive(TrackKind kind, String mid, List<Integer> ssrcs, String... rids) {
        return studio.publisher.receive(Studio.spec(kind, mid, ssrcs, List.of(rids)));
    }

    private static long packets(IncomingTrack track) {
        return track.stats().stream().mapToLong(stream -> stream.traffic().packets()).sum();
    }

    @Test
    void believesTheSectionOfAPacketMoreThanTheDescription() {
        IncomingTrack first = receive(TrackKind.VIDEO, "0", List.of(1));
        IncomingTrack second = receive(TrackKind.VIDEO, "1", List.of(2));
        studio.send(Packet.video(1, 1).of("1", ""));
        studio.send(Packet.video(1, 2));
        studio.send(Packet.video(1, 3).of("0", ""));
        assertThat(packets(first)).isZero();
        assertThat(packets(second)).isEqualTo(3);
        studio.send(Packet.video(3, 1).of("9", ""));
        assertThat(studio.publisher.refused()).isEqualTo(1);
    }

    @Test
    void goesByTheDescriptionWhereAPacketNamesNoSection() {
        receive(TrackKind.VIDEO, "0", List.of(1));
        IncomingTrack second = receive(TrackKind.VIDEO, "1", List.of(-2));
        studio.send(Packet.video(-2, 1));
        assertThat(packets(second)).isEqualTo(1);
    }

    @Test
    void goesByAPayloadTypeThatOnlyOneTrackHas() {
        IncomingTrack audio = receive(TrackKind.AUDIO, "0", List.of());
        IncomingTrack video = receive(TrackKind.VIDEO, "1", List.of());
        studio.send(Packet.audio(7, 1));
        assertThat(packets(audio)).isEqualTo(1);
        receive(TrackKind.VIDEO, "2", List.of());
        studio.send(Packet.video(8, 1));
        assertThat(packets(video)).isZero();
    }

    @Test
    void takesAnotherStreamOfTheSameTrackForItsSuccessor() {
        RecordedOutput received = new RecordedOutput();
        IncomingTrack track = receive(TrackKind.VIDEO, "0", List.of());
        studio.session(received).send(Studio.pull(9), track);
        studio.send(Packet.key(1, 100).of("0", ""));
        studio.send(Packet.video(2, 7).of("0", ""));
        studio.send(Packet.key(2, 8).of("0", ""));
        studio.send(Packet.key(1, 101));
        assertThat(received.marks()).containsExactly(100, 8);
        assertThat(received.sequences()).containsExactly(0, 1);
        assertThat(track.stats()).extracting(StreamStats::ssrc).containsExactly(2);
        assertThat(studio.publisher.refused()).isEqualTo(1);
    }

    /** Browsers name section and layer only until a report proves that they are known. */
    @Test
    void remembersTheStreamsOfASectionThatIsOpenedAgain() {
        IncomingTrack before = receive(TrackKind.VIDEO, "0", List.of(), "h", "l");
        studio.send(Packet.key(1, 1).of("0", "h"));
        studio.send(Packet.key(2, 1).of("0", "l"));
        before.close();
        receive(TrackKind.VIDEO, "1", List.of());
        IncomingTrack after = receive(TrackKind.VIDEO, "0", List.of(), "h", "l");
        studio.send(Packet.key(2, 2));
        studio.send(Packet.key(1, 2));
        studio.send(Packet.key(3, 2));
        assertThat(after.stats()).extracting(StreamStats::ssrc).containsExactly(1, 2);
        assertThat(studio.publisher.refused()).isEqualTo(1);
    }

    @Test
    void believesTheDescriptionMoreThanWhatItRemembers() {
        IncomingTrack before = receive(TrackKind.VIDEO, "0", List.of(1));
        studio.send(Packet.key(1, 1));
        before.close();
        IncomingTrack other = receive(TrackKind.VIDEO, "0", List.of(2));
        IncomingTrack after = receive(TrackKind.VIDEO, "1", List.of(1));
        studio.send(Packet.key(1, 2));
        assertThat(packets(other)).isZero();
        assertThat(packets(after)).isEqualTo(1);
    }

    @Test
    void learnsABoundedNumberOfStreams() {
        for (int i = 0; i < 300; i++) {
            receive(TrackKind.AUDIO, "m" + i, List.of());
            studio.send(Packet.audio(i, 1).of("m" + i, ""));
        }
        assertThat(studio.publisher.refused()).isEqualTo(300 - 256);
        for (int i = 0; i < 10_000; i++) {
            studio.send(Packet.audio(1_000 + i, 1).of("m0", ""));
        }
        assertThat(studio.publisher.refused()).isEqualTo(300 - 256);
    }

    @Test
    void takesOverWhatALaterNegotiationChanges() {
        IncomingTrack track = studio.publisher.receive(
                new IncomingSpec("0", TrackKind.VIDEO, List.of(), Map.of(), List.of(), List.of()));
        studio.send(Packet.key(1, 1).of("0", "").numbered(1));
        assertThat(track.hasMedia()).isFalse();
        track.update(Studio.spec(TrackKind.VIDEO, "0", List.of(1), List.of()));
        studio.send(Packet.key(1, 1).of("0", "").numbered(1));
        assertThat(track.hasMedia()).isTrue();
        studio.advance(100);
        assertThat(studio.toPublisher.all(RtcpKind.TRANSPORT_FEEDBACK)).hasSize(1);
    }

    @Test
    void findsStreamsWhateverTheirNumbers() {
        SsrcTable<Integer> table = new SsrcTable<>();
        Random random = new Random(4);
        int[] ssrcs = random.ints(2_000).distinct().toArray();
        for (int ssrc : ssrcs) {
            table.put(ssrc, ssrc);
            table.put(ssrc, ssrc);
        }
        assertThat(table.size()).isEqualTo(ssrcs.length);
        for (int i = 0; i < ssrcs.length; i++) {
            assertThat(table.get(ssrcs[i])).isEqualTo(ssrcs[i]);
            if (i % 2 == 0) {
                table.remove(ssrcs[i]);
                table.remove(ssrcs[i]);
            }
        }
        for (int i = 0; i < ssrcs.length; i++) {
            assertThat(table.get(ssrcs[i])).isEqualTo(i % 2 == 0 ? null : ssrcs[i]);
        }
        assertThat(table.get(0)).isNull();
    }
}
