package io.quarkiverse.cloudflare.deployment.emulator.support;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.Predicate;

/** The RTCP packets a peer received, taken out of their compounds, and those it can send. Thread-safe. */
public final class TestRtcp {

    public static final int SENDER_REPORT = 200;
    public static final int RECEIVER_REPORT = 201;
    public static final int SOURCE_DESCRIPTION = 202;
    public static final int GOODBYE = 203;
    public static final int TRANSPORT_FEEDBACK = 205;
    public static final int PAYLOAD_FEEDBACK = 206;
    /** Formats of transport feedback. */
    public static final int NACK = 1;
    public static final int TRANSPORT_WIDE = 15;
    /** Formats of payload feedback. */
    public static final int PLI = 1;
    public static final int FIR = 4;
    public static final int REMB = 15;

    private static final int KEPT = 20_000;

    private final TestConnection connection;
    private final Signal signal;
    private final IntConsumer keyFrames;
    private final List<Packet> received = new ArrayList<>();

    /**
     * @param keyFrames told the source of which the emulator wants a key frame
     */
    TestRtcp(TestConnection connection, Signal signal, IntConsumer keyFrames) {
        this.connection = connection;
        this.signal = signal;
        this.keyFrames = keyFrames;
    }

    /**
     * @param format the count of reports, or the kind of feedback
     * @param bytes with the header
     */
    public record Packet(int type, int format, byte[] bytes) {

        public boolean is(int type, int format) {
            return this.type == type && this.format == format;
        }

        /**
         * @param offset of 4 bytes from the start of the packet: 4 is the sender, 8 the source that feedback is about
         */
        public int word(int offset) {
            return ByteBuffer.wrap(bytes).getInt(offset);
        }
    }

    void add(byte[] compound, int length) {
        ByteBuffer in = ByteBuffer.wrap(compound, 0, length);
        List<Packet> packets = new ArrayList<>();
        for (int offset = 0; offset < length;) {
            int size = 4 * (1 + (in.getShort(offset + 2) & 0xFFFF));
            packets.add(new Packet(in.get(offset + 1) & 0xFF, in.get(offset) & 0x1F,
                    Arrays.copyOfRange(compound, offset, offset + size)));
            offset += size;
        }
        packets.stream().filter(packet -> packet.is(PAYLOAD_FEEDBACK, PLI)).forEach(pli -> keyFrames.accept(pli.word(8)));
        packets.stream().filter(packet -> packet.is(PAYLOAD_FEEDBACK, FIR)).forEach(fir -> keyFrames.accept(fir.word(12)));
        synchronized (this) {
            if (received.size() < KEPT) {
                received.addAll(packets);
            }
        }
        signal.changed();
    }

    public synchronized List<Packet> received() {
        return List.copyOf(received);
    }

    /** Waits for a packet, which may be there already. */
    public Packet await(String what, Predicate<Packet> wanted) {
        signal.await(what + " arrives", () -> received().stream().anyMatch(wanted));
        return received().stream().filter(wanted).findFirst().orElseThrow();
    }

    /** Waits until so many such packets have arrived since the start. */
    public void await(String what, int count, Predicate<Packet> wanted) {
        signal.await(count + " of " + what + " arrive", () -> received().stream().filter(wanted).count() >= count);
    }

    /** Waits until a key frame of a source is asked for, by PLI. */
    public Packet awaitPli(int ssrc) {
        return await("a PLI", packet -> packet.is(PAYLOAD_FEEDBACK, PLI) && packet.word(8) == ssrc);
    }

    /** Asks for a key frame. */
    public void sendPli(int ssrc) {
        send(feedback(PAYLOAD_FEEDBACK, PLI, ssrc, new byte[0]));
    }

    /** Asks for packets again. */
    public void sendNack(int ssrc, int... sequences) {
        ByteBuffer items = ByteBuffer.allocate(4 * sequences.length);
        for (int sequence : sequences) {
            items.putShort((short) sequence).putShort((short) 0);
        }
        send(feedback(TRANSPORT_FEEDBACK, NACK, ssrc, items.array()));
    }

    /** Says what was sent so far. */
    public void sendSenderReport(int ssrc, long ntp, int rtp, int packets, int octets) {
        send(ByteBuffer.allocate(28).put((byte) 0x80).put((byte) SENDER_REPORT).putShort((short) 6).putInt(ssrc).putLong(ntp)
                .putInt(rtp).putInt(packets).putInt(octets).array());
    }

    /** Sends any compound. */
    public void send(byte[] compound) {
        connection.sendRtcp(compound);
    }

    private static byte[] feedback(int type, int format, int ssrc, byte[] items) {
        return ByteBuffer.allocate(12 + items.length).put((byte) (0x80 | format)).put((byte) type)
                .putShort((short) (2 + items.length / 4)).putInt(1).putInt(ssrc).put(items).array();
    }
}
