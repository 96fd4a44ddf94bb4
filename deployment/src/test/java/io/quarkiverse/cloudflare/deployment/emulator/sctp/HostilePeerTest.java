package io.quarkiverse.cloudflare.deployment.emulator.sctp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

class HostilePeerTest {

    private static final int WHOLE = Wire.BEGIN | Wire.END;
    private static final byte[] FULL = new byte[1100];

    private final CraftingPeer peer = CraftingPeer.connected();

    /** Two packets of an exchange with everything in it, as the client sent them. */
    private static List<byte[]> exchange(SctpPair pair) {
        List<byte[]> packets = new ArrayList<>();
        pair.up.swallows = packet -> !packets.add(packet);
        pair.connect();
        pair.up.loss = 0.1;
        for (int i = 0; i < 20; i++) {
            pair.say(i % 3, "message " + i, i % 2 == 0 ? Reliability.RELIABLE : SctpPair.repeated(true, 0));
            pair.client.send(4, 53, new byte[3000], Reliability.RELIABLE);
            pair.server.send(1, 53, new byte[2000], Reliability.RELIABLE);
            pair.run(Duration.ofMillis(50));
        }
        pair.client.resetStream(1);
        pair.settle();
        pair.up.loss = 0;
        return packets;
    }

    @Test
    void ignoresEveryPacketThatIsDamaged() {
        SctpPair pair = new SctpPair(1);
        List<byte[]> packets = exchange(pair);
        Random random = new Random(1);
        long before = pair.server.stats().refused();
        for (int i = 0; i < 20_000; i++) {
            byte[] damaged = packets.get(random.nextInt(packets.size())).clone();
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            pair.server.receive(damaged, damaged.length);
        }
        assertThat(pair.server.stats().refused() - before).isEqualTo(20_000);
        assertStillWorks(pair);
    }

    @Test
    void ignoresEveryPacketWithAnotherTag() {
        SctpPair pair = new SctpPair(1);
        List<byte[]> packets = exchange(pair);
        for (byte[] packet : packets.subList(1, packets.size())) {
            ByteBuffer.wrap(packet).putInt(4, 12345);
            withChecksum(packet);
            pair.server.receive(packet, packet.length);
        }
        assertThat(pair.server.stats().refused()).isEqualTo(packets.size() - 1);
        assertStillWorks(pair);
    }

    private static void assertStillWorks(SctpPair pair) {
        int before = pair.serverEvents.messages.size();
        pair.say(2, "still works", Reliability.RELIABLE);
        pair.settle();
        assertThat(pair.serverEvents.messages).hasSize(before + 1);
        assertThat(pair.serverEvents.ends).isEmpty();
    }

    @Test
    void neverThrowsAndHoldsLittleWhateverThePeerSays() {
        Random random = new Random(2);
        for (int round = 0; round < 40; round++) {
            SctpPair pair = new SctpPair(round);
            List<byte[]> packets = exchange(pair);
            for (int i = 0; i < 500; i++) {
                byte[] packet = mutated(packets.get(1 + random.nextInt(packets.size() - 1)), random);
                pair.server.receive(packet, packet.length);
                if (random.nextInt(20) == 0) {
                    pair.run(Duration.ofMillis(random.nextInt(500)));
                }
                assertThat(pair.server.stats().held()).isLessThan(2 * DataReceiver.CAPACITY);
            }
            pair.run(Duration.ofMinutes(5));
            assertThat(pair.timers.pending()).isZero();
        }
    }

    /** Changes a few bytes behind the header, now and then the length, and makes the checksum right. */
    private static byte[] mutated(byte[] original, Random random) {
        int length = random.nextInt(5) == 0 ? 16 + random.nextInt(original.length) : original.length;
        byte[] packet = Arrays.copyOf(original, Math.max(16, length));
        for (int i = random.nextInt(4); i >= 0; i--) {
            packet[12 + random.nextInt(Math.min(40, packet.length - 12))] = (byte) random.nextInt();
        }
        return withChecksum(packet);
    }

    private static byte[] withChecksum(byte[] packet) {
        ByteBuffer.wrap(packet).putInt(8, Integer.reverseBytes(Packet.checksum(packet, packet.length)));
        return packet;
    }

    @Test
    void cutsOffAMessageThatDoesNotEnd() {
        peer.data(1000, Wire.BEGIN, 1, 0, FULL);
        for (int i = 1; i < 1000 && peer.association.established(); i++) {
            peer.data(1000 + i, 0, 1, 0, FULL);
        }
        assertThat(peer.events.ends).containsExactly("The peer sent a message longer than 262144 bytes");
        assertThat(peer.heardTypes()).endsWith(Wire.ABORT);
        assertThat(peer.timers.pending()).isZero();
    }

    @Test
    void cutsOffAPeerThatFillsTheMemoryInTurn() {
        for (int i = 0; i < 5000 && peer.association.established(); i++) {
            peer.data(1000 + i, WHOLE, 1, i + 1, FULL);
            assertThat(peer.association.stats().held()).isLessThan(2 * DataReceiver.CAPACITY + 2000);
        }
        assertThat(peer.events.ends).containsExactly("The peer sent more than its window of 1048576 bytes");
    }

    @Test
    void dropsWhatDoesNotFitOutOfTurn() {
        for (int i = 1; i < 5000; i++) {
            peer.data(1000 + i, WHOLE, 1, i, FULL);
        }
        assertThat(peer.association.stats().held()).isBetween(1_000_000, DataReceiver.CAPACITY);
        assertThat(peer.association.stats().refused()).isGreaterThan(3000);
        peer.data(1000, WHOLE, 1, 0, FULL);
        assertThat(peer.association.stats().held()).isZero();
        assertThat(peer.events.messages).hasSizeGreaterThan(800);
    }

    @Test
    void dropsWhatLiesTooFarAhead() {
        peer.data(1000 + 65_534, WHOLE, 1, 1, FULL);
        assertThat(peer.association.stats().refused()).isZero();
        peer.data(1000 + 65_535, WHOLE, 1, 1, FULL);
        peer.data(1000 + (1 << 30), WHOLE, 1, 1, FULL);
        assertThat(peer.association.stats().refused()).isEqualTo(2);
    }

    @Test
    void holdsLittleOfVeryManyTinyPieces() {
        for (int i = 0; i < 60_000; i += 2) {
            peer.data(1001 + i, Wire.BEGIN, i % 1000, 0, new byte[1]);
        }
        assertThat(peer.association.stats().held()).isLessThanOrEqualTo(DataReceiver.CAPACITY);
        assertThat(peer.association.stats().refused()).isGreaterThan(10_000);
    }

    @Test
    void abortsOnAPieceWithoutData() {
        peer.data(1000, WHOLE, 1, 0, new byte[0]);
        assertThat(peer.events.ends).containsExactly("The peer sent a chunk of data without data");
        assertThat(peer.last(Wire.ABORT).unsignedShort(0)).isEqualTo(Wire.NO_USER_DATA);
    }

    @Test
    void refusesStreamsThatWereNotOffered() {
        peer.data(1000, WHOLE, 1024, 0, FULL);
        assertThat(peer.last(Wire.ERROR).unsignedShort(0)).isEqualTo(Wire.INVALID_STREAM);
        assertThat(peer.last(Wire.ERROR).unsignedShort(4)).isEqualTo(1024);
        assertThat(peer.last(Wire.SACK).integer(0)).isEqualTo(1000);
        assertThat(peer.events.messages).isEmpty();
    }
}
