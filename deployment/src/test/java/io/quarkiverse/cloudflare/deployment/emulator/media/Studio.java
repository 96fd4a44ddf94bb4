package io.quarkiverse.cloudflare.deployment.emulator.media;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

import io.quarkiverse.cloudflare.calls.TrackKind;
import io.quarkiverse.cloudflare.deployment.emulator.rtp.RtcpKind;
import io.quarkiverse.cloudflare.deployment.emulator.rtp.RtcpWriter;
import io.quarkiverse.cloudflare.deployment.emulator.sdp.Codec;
import io.quarkiverse.cloudflare.support.MovableTimers;

/** A publisher and its packets, with subscribers, on a clock that tests move. */
final class Studio {

    static final int VIDEO = 96;
    static final int AUDIO = 111;
    static final int OWN_VIDEO = 102;
    static final int OWN_AUDIO = 109;
    static final int MID_ID = 4;
    static final int RID_ID = 5;
    static final int TRANSPORT_ID = 3;
    static final Map<Integer, Integer> TYPES = Map.of(VIDEO, OWN_VIDEO, AUDIO, OWN_AUDIO);

    final MovableTimers timers = new MovableTimers();
    final RecordedOutput toPublisher = new RecordedOutput();
    final SessionMedia publisher = session(toPublisher);

    SessionMedia session(RecordedOutput output) {
        SessionMedia session = new SessionMedia(output, timers, new Random(7));
        session.connected();
        return session;
    }

    IncomingTrack video(Integer... ssrcs) {
        return publisher.receive(spec(TrackKind.VIDEO, "0", List.of(ssrcs), List.of()));
    }

    IncomingTrack simulcast(String... rids) {
        return publisher.receive(spec(TrackKind.VIDEO, "0", List.of(), List.of(rids)));
    }

    IncomingTrack audio(Integer... ssrcs) {
        return publisher.receive(spec(TrackKind.AUDIO, "1", List.of(ssrcs), List.of()));
    }

    static IncomingSpec spec(TrackKind kind, String mid, List<Integer> ssrcs, List<String> rids) {
        Codec codec = kind == TrackKind.VIDEO
                ? new Codec(VIDEO, "VP8", 90_000, 1, "", List.of("nack", "nack pli", "goog-remb", "transport-cc"))
                : new Codec(AUDIO, "opus", 48_000, 2, "", List.of("transport-cc"));
        return new IncomingSpec(mid, kind, List.of(codec),
                Map.of(StreamRegistry.MID, MID_ID, StreamRegistry.RID, RID_ID,
                        "http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01", TRANSPORT_ID),
                ssrcs, rids);
    }

    static OutgoingSpec pull(int ssrc) {
        return new OutgoingSpec("7", ssrc, "cname", TYPES, Optional.empty());
    }

    static OutgoingSpec pull(int ssrc, String rid, SimulcastChoice.Priority ifNotAvailable) {
        return new OutgoingSpec("7", ssrc, "cname", TYPES, Optional.of(choice(rid, ifNotAvailable)));
    }

    static SimulcastChoice choice(String rid, SimulcastChoice.Priority ifNotAvailable) {
        return new SimulcastChoice(Optional.of(rid), SimulcastChoice.Priority.NONE, ifNotAvailable);
    }

    void send(Packet packet) {
        byte[] bytes = packet.bytes();
        publisher.rtp(bytes, bytes.length);
    }

    void advance(int millis) {
        timers.advance(Duration.ofMillis(millis));
    }

    /** Lets a peer send RTCP. */
    static void rtcp(SessionMedia session, Consumer<RtcpWriter> compound) {
        RtcpWriter writer = new RtcpWriter(1500, 0);
        compound.accept(writer);
        session.rtcp(writer.data(), writer.length());
    }

    static List<Integer> missing(RecordedOutput output) {
        List<Integer> missing = new ArrayList<>();
        output.all(RtcpKind.NACK).forEach(nack -> nack.missing(missing::add));
        return missing;
    }
}
