package io.quarkiverse.cloudflare.deployment.emulator.sctp;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

import io.quarkiverse.cloudflare.support.MovableTimers;

/**
 * A peer of an association under test that says exactly what it is told to say, and notes what it hears.
 */
final class CraftingPeer {

    final MovableTimers timers = new MovableTimers();
    final RecordingPeer events = new RecordingPeer();
    final List<Chunk> heard = new ArrayList<>();
    final SctpAssociation association;
    final PacketWriter writer;
    /** The number of the next chunk of data. */
    int tsn = 1000;
    private Endpoint server = Endpoint.local(0, 0);

    CraftingPeer() {
        association = new SctpAssociation(SctpSettings.WEBRTC, timers, new Random(1), this::hear, events);
        writer = new PacketWriter(SctpSettings.WEBRTC, association::receive);
    }

    /** A peer whose association is up. */
    static CraftingPeer connected() {
        CraftingPeer peer = new CraftingPeer();
        peer.connect(Endpoint.local(77, 1000));
        peer.heard.clear();
        return peer;
    }

    void init(Endpoint self) {
        writer.tag(0);
        new InitChunk(self, Optional.empty(), List.of()).write(writer, Wire.INIT);
        writer.flush();
    }

    void connect(Endpoint self) {
        init(self);
        InitChunk answer = InitChunk.read(last(Wire.INIT_ACK)).orElseThrow();
        server = answer.sender();
        writer.tag(server.tag());
        say(Wire.COOKIE_ECHO, 0, out -> out.put(answer.cookie().orElseThrow()));
    }

    private void hear(byte[] packet, int length) {
        byte[] copy = Arrays.copyOf(packet, length);
        heard.addAll(Packet.read(copy, length, SctpSettings.WEBRTC).orElseThrow().chunks());
    }

    int serverTsn() {
        return server.firstTsn();
    }

    Chunk last(int type) {
        return heard.stream().filter(chunk -> chunk.type() == type).reduce((first, second) -> second)
                .orElseThrow(() -> new AssertionError("No chunk " + type + " among " + heard));
    }

    List<Integer> heardTypes() {
        return heard.stream().map(Chunk::type).toList();
    }

    /** Sends a packet with one chunk. */
    void say(int type, int flags, Consumer<ByteBuffer> value) {
        value.accept(writer.begin(type, flags, PacketWriter.LONGEST_VALUE));
        writer.end();
        writer.flush();
    }

    void data(int number, int flags, int stream, int sequence, byte[] payload) {
        say(Wire.DATA, flags, out -> out.putInt(number).putShort((short) stream).putShort((short) sequence).putInt(53)
                .put(payload));
    }

    /** A whole ordered message with the next number. */
    void message(int stream, int sequence, String text) {
        data(tsn++, Wire.BEGIN | Wire.END, stream, sequence, text.getBytes());
    }

    /** @param gaps first and last offset of each block in turn */
    void sack(int cumulative, int window, int... gaps) {
        say(Wire.SACK, 0, out -> {
            out.putInt(cumulative).putInt(window).putShort((short) (gaps.length / 2)).putShort((short) 0);
            for (int gap : gaps) {
                out.putShort((short) gap);
            }
        });
    }
}
