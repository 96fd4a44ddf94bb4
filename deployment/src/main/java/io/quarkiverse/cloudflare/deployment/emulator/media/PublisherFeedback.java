package io.quarkiverse.cloudflare.deployment.emulator.media;

import io.quarkiverse.cloudflare.deployment.emulator.rtp.MissingPackets;
import io.quarkiverse.cloudflare.deployment.emulator.rtp.ReportBlock;
import io.quarkiverse.cloudflare.deployment.emulator.rtp.RtcpWriter;
import io.quarkiverse.cloudflare.deployment.emulator.rtp.TransportArrivals;

/**
 * What we tell a peer of the streams it sends: reports, what it may send, when its packets came, which are missing, and
 * that key frames are needed. Times are in microseconds. Owned by the media loop.
 */
final class PublisherFeedback {

    private static final long REPORT_PERIOD = 1_000_000;
    // Often enough for the sender's estimate, and a tenth of the packets of a REMB-only session.
    private static final long ARRIVALS_PERIOD = 100_000;
    private static final int ARRIVALS_ROOM = 960;
    private static final int BLOCK = 24;
    // The header, a REMB and its stream.
    private static final int REPORT_ROOM = 64;
    // A NACK of the most packets that are remembered, none next to another.
    private static final int NACK_ROOM = 1040;

    private final StreamRegistry streams;
    private final Agenda agenda;
    private final RtcpWriter writer;
    private final PacketOutput output;
    private final int bandwidth;
    private final int sender;
    private final TransportArrivals arrivals = new TransportArrivals();
    private final int[] media = new int[64];
    private boolean packetsCame;
    private int lastMedia;
    private int firs;

    PublisherFeedback(SessionMedia session, StreamRegistry streams, Agenda agenda, int sender) {
        this.streams = streams;
        this.agenda = agenda;
        this.writer = session.feedbackWriter();
        this.output = session.output();
        this.bandwidth = session.settings().bandwidth();
        this.sender = sender;
    }

    void packetCame(IncomingStream stream, long now) {
        lastMedia = stream.ssrc;
        if (!packetsCame) {
            packetsCame = true;
            agenda.at(Agenda.Item.REPORTS, now + REPORT_PERIOD);
        }
        long due = stream.missing.nextDue();
        if (due != MissingPackets.NEVER) {
            agenda.at(Agenda.Item.MISSING, due);
        }
    }

    /** A packet with a transport-wide number came. */
    void transportPacketCame(int number, long now) {
        arrivals.arrived(number, now);
        agenda.at(Agenda.Item.ARRIVALS, now + ARRIVALS_PERIOD);
    }

    void needKeyFrame(IncomingStream stream, long now) {
        stream.keyFrames.ask();
        if (!sendKeyFrameRequest(stream, now)) {
            agenda.at(Agenda.Item.KEY_FRAMES, stream.keyFrames.due());
        }
    }

    void run(Agenda.Item item, long now) {
        // No default branch: another item must fail to compile here.
        boolean again = switch (item) {
            case REPORTS -> reports(now);
            case ARRIVALS -> arrivals();
            case MISSING -> missing(now);
            case KEY_FRAMES -> keyFrames(now);
        };
        if (again) {
            flush();
        }
    }

    private boolean reports(long now) {
        if (!packetsCame) {
            return false;
        }
        packetsCame = false;
        begin(REPORT_ROOM);
        streams.forEach(stream -> report(stream, now));
        int count = 0;
        for (IncomingTrack track : streams.tracks()) {
            for (IncomingStream stream : track.streams()) {
                if (count < media.length && track.agreedOn("goog-remb")) {
                    media[count++] = stream.ssrc;
                }
            }
            track.layersChanged(now);
        }
        if (count > 0) {
            begin(REPORT_ROOM + 4 * count);
            writer.remb(sender, bandwidth, media, count);
        }
        // Even if nothing comes any more, the last packets are reported; then this ends.
        agenda.at(Agenda.Item.REPORTS, now + REPORT_PERIOD);
        return true;
    }

    private void report(IncomingStream stream, long now) {
        if (stream.active(now)) {
            ReportBlock block = stream.statistics().report(stream.ssrc, stream.clock.lastReport(), stream.clock.delay(now));
            if (writer.room() < BLOCK + REPORT_ROOM || !writer.block(block)) {
                flush();
                begin(REPORT_ROOM);
                writer.block(block);
            }
        }
    }

    private boolean arrivals() {
        while (arrivals.pending()) {
            begin(ARRIVALS_ROOM);
            arrivals.write(writer, sender, lastMedia);
        }
        return true;
    }

    private boolean missing(long now) {
        streams.forEach(stream -> {
            if (stream.missing.nextDue() <= now) {
                begin(NACK_ROOM);
                stream.asked(stream.missing.ask(writer, sender, stream.ssrc, now));
            }
            if (stream.missing.nextDue() != MissingPackets.NEVER) {
                agenda.at(Agenda.Item.MISSING, stream.missing.nextDue());
            }
        });
        return true;
    }

    private boolean keyFrames(long now) {
        streams.forEach(stream -> {
            sendKeyFrameRequest(stream, now);
            if (stream.keyFrames.due() != Agenda.NEVER) {
                agenda.at(Agenda.Item.KEY_FRAMES, stream.keyFrames.due());
            }
        });
        return false;
    }

    private boolean sendKeyFrameRequest(IncomingStream stream, long now) {
        if (stream.keyFrames.due() > now) {
            return false;
        }
        begin(REPORT_ROOM);
        if (stream.track.agreedOn("ccm fir") && !stream.track.agreedOn("nack pli")) {
            writer.fir(sender, stream.ssrc, firs++);
        } else {
            writer.pli(sender, stream.ssrc);
        }
        flush();
        stream.keyFrames.sent(now);
        agenda.at(Agenda.Item.KEY_FRAMES, stream.keyFrames.due());
        return true;
    }

    /** Every compound packet begins with a report (RFC 3550, section 6.1). */
    private void begin(int room) {
        if (writer.length() > 0 && writer.room() < room) {
            flush();
        }
        if (writer.length() == 0) {
            writer.receiverReport(sender);
        }
    }

    private void flush() {
        if (writer.length() > 0) {
            output.rtcp(writer.data(), writer.length());
            writer.clear();
        }
    }
}
