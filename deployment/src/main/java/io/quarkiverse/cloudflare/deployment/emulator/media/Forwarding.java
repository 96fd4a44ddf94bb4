package io.quarkiverse.cloudflare.deployment.emulator.media;

import java.util.Arrays;
import java.util.Map;

import io.quarkiverse.cloudflare.deployment.emulator.rtp.NackCache;
import io.quarkiverse.cloudflare.deployment.emulator.rtp.PayloadFormat;
import io.quarkiverse.cloudflare.deployment.emulator.rtp.PictureDescriptor;
import io.quarkiverse.cloudflare.deployment.emulator.rtp.PictureIds;
import io.quarkiverse.cloudflare.deployment.emulator.rtp.RtpPacket;
import io.quarkiverse.cloudflare.deployment.emulator.rtp.RtpWriter;
import io.quarkiverse.cloudflare.deployment.emulator.rtp.SequenceRewriter;
import io.quarkiverse.cloudflare.deployment.emulator.rtp.TimestampRewriter;

/**
 * Writes the packets of one source after the other as one stream. Times are in microseconds. Owned by the media loop.
 */
final class Forwarding {

    // Of how many sources packets can be sent again.
    private static final int ERAS = 4;
    private static final byte UNMAPPED = -1;

    private final int ssrc;
    private final RtpWriter writer;
    private final PacketOutput output;
    private final SequenceRewriter sequences;
    private final TimestampRewriter timestamps = new TimestampRewriter();
    private final PictureDescriptor pictures = new PictureDescriptor();
    private final PictureIds pictureIds = new PictureIds();
    private final Era[] eras = new Era[ERAS];
    private byte[] payloadTypes = new byte[0];
    // Null until the first switch.
    private Era era;
    private long lastSent;
    private long packets;
    private long bytes;

    Forwarding(OutgoingSpec spec, SessionMedia session, int firstSequence) {
        this.ssrc = spec.ssrc();
        this.writer = session.rtpWriter();
        this.output = session.output();
        this.sequences = new SequenceRewriter(firstSequence);
        map(spec.payloadTypes());
    }

    /** Changes the payload types; what was sent of another source keeps its own. */
    void map(Map<Integer, Integer> types) {
        payloadTypes = new byte[128];
        Arrays.fill(payloadTypes, UNMAPPED);
        types.forEach((source, own) -> payloadTypes[source & 0x7f] = (byte) (own & 0x7f));
    }

    /** The next packets come from another source, or from the same one after a pause. */
    void switchTo(IncomingStream source, long number, int timestamp, long now) {
        long advance = era == null ? 0 : advance(source, timestamp, now);
        timestamps.switchTo(timestamp, advance);
        int index = sequences.switchTo(number);
        era = new Era(source, index, payloadTypes, timestamps.offset());
        eras[index % ERAS] = era;
        pictureIds.switched();
    }

    /** By how much the first timestamp of another source is to be higher than the highest sent. */
    private long advance(IncomingStream source, int timestamp, long now) {
        int clockRate = source.codec().clockRate();
        long elapsed = now - lastSent;
        IncomingStream before = era.source;
        if (source.track == before.track && source.clock.known() && before.clock.known()) {
            // Layers of one picture have one time, though each its own timestamps.
            long captured = source.clock.micros(timestamp, clockRate)
                    - before.clock.micros(timestamps.highest() - era.timestampOffset, clockRate);
            if (Math.abs(captured - elapsed) < 1_000_000) {
                elapsed = captured;
            }
        }
        return Math.round(elapsed * clockRate / 1e6);
    }

    /** Sends a packet of the present source. One that is not to be sent leaves no hole. */
    void send(RtpPacket packet, long number, PayloadFormat format, long now) {
        int payloadType = payloadTypes[packet.payloadType()];
        if (payloadType == UNMAPPED) {
            sequences.skip(number);
            return;
        }
        int sequence = sequences.map(number);
        if (sequence == SequenceRewriter.REFUSED) {
            return;
        }
        byte[] data = packet.data();
        pictures.wrap(format, data, packet.payload(), packet.payloadLength());
        pictureIds.forwarded(pictures.id(data), pictures.base(data));
        era.payloadTypes = payloadTypes;
        era.pictureOffset = pictureIds.idOffset();
        era.baseOffset = pictureIds.baseOffset();
        writer.header(packet.marker(), payloadType, sequence, timestamps.map(packet.timestamp()), ssrc);
        lastSent = now;
        finish(era, data, packet.payload(), packet.payloadLength());
    }

    private void finish(Era of, byte[] data, int payload, int length) {
        if (writer.payload(data, payload, length)) {
            pictures.write(writer.data(), payload - RtpPacket.HEADER, pictures.id(data) + of.pictureOffset,
                    pictures.base(data) + of.baseOffset);
            packets++;
            bytes += length;
            output.rtp(writer.data(), writer.length());
        }
    }

    /** Sends a packet of the present source that is only in its cache any more. */
    void catchUp(long number) {
        int sequence = sequences.map(number);
        if (sequence != SequenceRewriter.REFUSED && resend(sequence)) {
            timestamps.map(era.source.cache().timestamp(era.source.cache().find((int) number & 0xffff)));
        }
    }

    /** Leaves out a packet of the present source. */
    void skip(long number) {
        sequences.skip(number);
    }

    /**
     * Sends again what was sent with a sequence number.
     *
     * @return false if it is not there any more
     */
    boolean resend(int sequence) {
        int original = sequences.locate(sequence);
        Era of = original == SequenceRewriter.REFUSED ? null : eras[sequences.locatedSource() % ERAS];
        NackCache cache = of == null || of.index != sequences.locatedSource() ? null : of.source.cache();
        int place = cache == null ? -1 : cache.find(original);
        int payloadType = place < 0 ? UNMAPPED : of.payloadTypes[cache.payloadType(place)];
        if (payloadType == UNMAPPED) {
            return false;
        }
        TrackCodec codec = of.source.track.codec(cache.payloadType(place));
        pictures.wrap(codec == null ? PayloadFormat.OTHER : codec.format(), cache.payload(place), 0, cache.length(place));
        writer.header(cache.marker(place), payloadType, sequence, cache.timestamp(place) + of.timestampOffset, ssrc);
        finish(of, cache.payload(place), 0, cache.length(place));
        return true;
    }

    /** @return what is added to the timestamps of the present source */
    int timestampOffset() {
        return timestamps.offset();
    }

    long packets() {
        return packets;
    }

    long bytes() {
        return bytes;
    }

    /** The time during which packets come from one source. */
    private static final class Era {

        private final IncomingStream source;
        private final int index;
        private final int timestampOffset;
        private byte[] payloadTypes;
        private int pictureOffset;
        private int baseOffset;

        Era(IncomingStream source, int index, byte[] payloadTypes, int timestampOffset) {
            this.source = source;
            this.index = index;
            this.payloadTypes = payloadTypes;
            this.timestampOffset = timestampOffset;
        }
    }
}
