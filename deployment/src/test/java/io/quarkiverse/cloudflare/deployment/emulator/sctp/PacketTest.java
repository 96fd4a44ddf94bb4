package io.quarkiverse.cloudflare.deployment.emulator.sctp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;

class PacketTest {

    private final List<byte[]> written = new ArrayList<>();
    private final PacketWriter writer = new PacketWriter(SctpSettings.WEBRTC,
            (packet, length) -> written.add(Arrays.copyOf(packet, length)));

    /** The polynomial of RFC 9260 appendix A, bit by bit. */
    private static int slowChecksum(byte[] bytes) {
        int crc = ~0;
        for (byte each : bytes) {
            crc ^= each & 0xff;
            for (int bit = 0; bit < 8; bit++) {
                crc = crc >>> 1 ^ ((crc & 1) == 0 ? 0 : 0x82f63b78);
            }
        }
        return ~crc;
    }

    @Test
    void knowsTheChecksumOfTheVectorsOfRfc3720() {
        byte[] ascending = new byte[32];
        for (int i = 0; i < ascending.length; i++) {
            ascending[i] = (byte) i;
        }
        byte[] ones = new byte[32];
        Arrays.fill(ones, (byte) 0xff);
        assertThat(slowChecksum(new byte[32])).isEqualTo(0x8a9136aa);
        assertThat(slowChecksum(ones)).isEqualTo(0x62a8ab43);
        assertThat(slowChecksum(ascending)).isEqualTo(0x46dd794e);
        assertThat(Packet.checksum(new byte[32], 32)).isEqualTo(0x8a9136aa);
    }

    @Test
    void leavesTheFieldOfTheChecksumOutOfIt() {
        byte[] packet = SctpPair.bytes(100, 1);
        byte[] zeroed = packet.clone();
        Arrays.fill(zeroed, 8, 12, (byte) 0);
        assertThat(Packet.checksum(packet, 100)).isEqualTo(slowChecksum(zeroed));
    }

    @Test
    void writesTheChecksumWithItsLowestByteFirst() {
        writer.tag(7);
        writer.empty(Wire.COOKIE_ACK, 0);
        writer.flush();
        ByteBuffer packet = ByteBuffer.wrap(written.get(0));
        int checksum = Integer.reverseBytes(packet.getInt(8));
        packet.putInt(8, 0);
        assertThat(checksum).isEqualTo(slowChecksum(packet.array()));
    }

    @Test
    void readsWhatItWrote() {
        writer.tag(7);
        writer.begin(Wire.HEARTBEAT, 3, 5).put(new byte[] { 1, 2, 3, 4, 5 });
        writer.end();
        writer.empty(Wire.COOKIE_ACK, 0);
        writer.flush();
        Packet packet = Packet.read(written.get(0), written.get(0).length, SctpSettings.WEBRTC).orElseThrow();
        assertThat(packet.tag()).isEqualTo(7);
        assertThat(packet.chunks()).extracting(Chunk::type).containsExactly(Wire.HEARTBEAT, Wire.COOKIE_ACK);
        assertThat(packet.first().flags()).isEqualTo(3);
        assertThat(packet.first().bytes(0)).containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void beginsANewPacketWhenThereIsNoRoom() {
        for (int i = 0; i < 3; i++) {
            writer.begin(Wire.DATA, 0, 500).put(new byte[500]);
            writer.end();
        }
        writer.flush();
        assertThat(written).extracting(packet -> packet.length).containsExactly(12 + 2 * 504, 12 + 504);
    }

    @Test
    void refusesEveryPacketWithAFlippedBit() {
        writer.begin(Wire.HEARTBEAT, 0, 8).putLong(1);
        writer.end();
        writer.flush();
        byte[] packet = written.get(0);
        for (int bit = 0; bit < 8 * packet.length; bit++) {
            packet[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(Packet.read(packet, packet.length, SctpSettings.WEBRTC)).isEmpty();
            packet[bit / 8] ^= (byte) (1 << bit % 8);
        }
        assertThat(Packet.read(packet, packet.length, SctpSettings.WEBRTC)).isPresent();
    }

    @Test
    void refusesPacketsWhoseLengthsAreWrong() {
        for (int length : new int[] { 0, 3, 9, 0xffff }) {
            assertThat(read(12 + 8, length)).as("a chunk of %d bytes in 8", length).isEmpty();
        }
        for (int length : new int[] { 5, 7, 8 }) {
            assertThat(read(12 + 8, length)).as("a chunk of %d bytes in 8", length).isPresent();
        }
        assertThat(read(15, 3)).isEmpty();
    }

    @Test
    void refusesPacketsForOtherPorts() {
        writer.empty(Wire.COOKIE_ACK, 0);
        writer.flush();
        byte[] packet = written.get(0);
        assertThat(Packet.read(packet, packet.length, new SctpSettings(5000, 5001, 1000))).isEmpty();
        assertThat(Packet.read(packet, packet.length, new SctpSettings(5001, 5000, 1000))).isEmpty();
    }

    @Test
    void neverThrowsWhateverItReads() {
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            byte[] packet = new byte[random.nextInt(60)];
            random.nextBytes(packet);
            if (packet.length >= 12) {
                ByteBuffer.wrap(packet).putInt(0, 5000 << 16 | 5000);
                ByteBuffer.wrap(packet).putInt(8, Integer.reverseBytes(Packet.checksum(packet, packet.length)));
            }
            Packet.read(packet, packet.length, SctpSettings.WEBRTC)
                    .ifPresent(read -> assertThat(read.chunks()).isNotEmpty());
        }
    }

    private Optional<Packet> read(int packetLength, int chunkLength) {
        ByteBuffer packet = ByteBuffer.allocate(packetLength);
        packet.putShort((short) 5000).putShort((short) 5000);
        if (packetLength >= 16) {
            packet.put(13, (byte) 1).putShort(14, (short) chunkLength);
        }
        packet.putInt(8, Integer.reverseBytes(Packet.checksum(packet.array(), packetLength)));
        return Packet.read(packet.array(), packetLength, SctpSettings.WEBRTC);
    }
}
