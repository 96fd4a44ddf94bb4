package io.quarkiverse.cloudflare.deployment.emulator.media;

import java.util.random.RandomGenerator;

import io.quarkiverse.cloudflare.deployment.emulator.rtp.RtcpWriter;
import io.quarkiverse.cloudflare.deployment.emulator.rtp.RtpPacket;
import io.quarkiverse.cloudflare.deployment.emulator.rtp.RtpWriter;
import io.quarkiverse.cloudflare.runtime.time.Timers;

/**
 * The media of one session: takes the packets of the peer apart, forwards them to subscribers in this and other sessions,
 * and answers the reports of both sides. Owned by the media loop.
 */
public final class SessionMedia {

    private static final String TRANSPORT_NUMBERS = "http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01";
    private static final int NO_EXTENSION = 0;
    // Larger ones do not cross the networks that browsers are built for.
    private static final int MAX_PACKET = 2048;
    private static final int MAX_COMPOUND = 1200;
    // A sender report, the longest name, and a BYE.
    private static final int MAX_REPORT = 512;
    private static final int SEQUENCES = 0x8000;

    private final PacketOutput output;
    private final RandomGenerator random;
    private final MediaSettings settings;
    private final Agenda agenda;
    private final RtpPacket packet = new RtpPacket();
    private final RtpWriter rtpWriter = new RtpWriter(MAX_PACKET, PacketOutput.ROOM);
    private final RtcpWriter feedbackWriter = new RtcpWriter(MAX_COMPOUND, PacketOutput.ROOM);
    private final RtcpWriter reportWriter = new RtcpWriter(MAX_REPORT, PacketOutput.ROOM);
    private final StreamRegistry streams = new StreamRegistry();
    private final SsrcTable<OutgoingTrack> outgoing = new SsrcTable<>();
    private final PublisherFeedback feedback;
    private final PeerReports reports;
    private int transportExtension = NO_EXTENSION;
    private boolean connected;
    private boolean closed;
    private long refused;

    public SessionMedia(PacketOutput output, Timers timers, RandomGenerator random) {
        this(output, timers, random, MediaSettings.DEFAULT);
    }

    public SessionMedia(PacketOutput output, Timers timers, RandomGenerator random, MediaSettings settings) {
        this.output = output;
        this.random = random;
        this.settings = settings;
        this.agenda = new Agenda(timers, this::run);
        this.feedback = new PublisherFeedback(this, streams, agenda, random.nextInt());
        this.reports = new PeerReports(streams, outgoing);
    }

    /** Takes an RTP packet of the peer. Whatever it holds, nothing is thrown; what cannot be read is counted. */
    public void rtp(byte[] data, int length) {
        if (closed || length > MAX_PACKET || !packet.wrap(data, length)) {
            refuse();
            return;
        }
        long now = agenda.now();
        if (transportExtension != NO_EXTENSION) {
            int number = packet.extensionU16(transportExtension);
            if (number >= 0) {
                feedback.transportPacketCame(number, now);
            }
        }
        IncomingStream stream = streams.get(packet.ssrc());
        if (stream == null) {
            stream = streams.learn(packet, now);
        }
        if (stream == null) {
            refuse();
        } else {
            stream.track.received(stream, packet, now);
            feedback.packetCame(stream, now);
        }
    }

    /** Takes a compound RTCP packet of the peer. Whatever it holds, nothing is thrown; what cannot be read is counted. */
    public void rtcp(byte[] data, int length) {
        if (closed || !reports.read(data, length, agenda.now())) {
            refuse();
        }
    }

    private void run(Agenda.Item item) {
        feedback.run(item, agenda.now());
    }

    /** Packets can be sent from now on: forwarding begins, and key frames are asked for. */
    public void connected() {
        connected = true;
        outgoing.forEach(track -> track.choose(now()));
    }

    /** Opens a section in which the peer sends. */
    public IncomingTrack receive(IncomingSpec spec) {
        IncomingTrack track = new IncomingTrack(this, spec);
        streams.add(track);
        updated(track);
        return track;
    }

    void updated(IncomingTrack track) {
        streams.announce(track);
        int id = track.spec().extensions().getOrDefault(TRANSPORT_NUMBERS, NO_EXTENSION);
        if (id != NO_EXTENSION && track.agreedOn("transport-cc")) {
            transportExtension = id;
        }
    }

    /** Opens a section in which we send the packets of a track of this or another session. */
    public OutgoingTrack send(OutgoingSpec spec, IncomingTrack source) {
        // Far from the wrap, so that a receiver never guesses wrong about the first packets (RFC 3711, section 3.3.1).
        OutgoingTrack track = new OutgoingTrack(this, spec, source, random.nextInt(SEQUENCES));
        outgoing.put(spec.ssrc(), track);
        return track;
    }

    void closed(IncomingTrack track) {
        streams.remove(track);
    }

    void closed(OutgoingTrack track) {
        if (outgoing.get(track.ssrc()) == track) {
            outgoing.remove(track.ssrc());
        }
    }

    void needKeyFrame(IncomingStream stream, long now) {
        feedback.needKeyFrame(stream, now);
    }

    void sendReport(OutgoingSpec spec, long ntp, int timestamp, Forwarding sent) {
        reportWriter.clear();
        reportWriter.senderReport(spec.ssrc(), ntp, timestamp, sent.packets(), sent.bytes());
        reportWriter.cname(spec.ssrc(), spec.cname());
        sendRtcp();
    }

    void sendBye(OutgoingSpec spec) {
        if (connected && !closed) {
            reportWriter.clear();
            reportWriter.receiverReport(spec.ssrc());
            reportWriter.cname(spec.ssrc(), spec.cname());
            reportWriter.bye(spec.ssrc());
            sendRtcp();
        }
    }

    private void sendRtcp() {
        output.rtcp(reportWriter.data(), reportWriter.length());
        reportWriter.clear();
    }

    boolean isConnected() {
        return connected && !closed;
    }

    /** @return what the peer can receive, in bit/s; {@link Long#MAX_VALUE} if that is not known */
    long bandwidth(long now) {
        return reports.bandwidth(now);
    }

    long now() {
        return agenda.now();
    }

    PacketOutput output() {
        return output;
    }

    MediaSettings settings() {
        return settings;
    }

    RtpWriter rtpWriter() {
        return rtpWriter;
    }

    RtcpWriter feedbackWriter() {
        return feedbackWriter;
    }

    void refuse() {
        refused++;
    }

    /**
     * @return RTP and RTCP packets that could not be read, belong to no track, or came twice
     */
    public long refused() {
        return refused;
    }

    /** Ends all tracks. */
    public void close() {
        if (!closed) {
            outgoing.forEach(OutgoingTrack::close);
            streams.tracks().forEach(IncomingTrack::close);
            closed = true;
            agenda.clear();
        }
    }
}
