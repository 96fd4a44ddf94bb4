package io.quarkiverse.cloudflare.deployment.emulator.media;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

import io.quarkiverse.cloudflare.deployment.emulator.rtp.RtcpKind;
import io.quarkiverse.cloudflare.deployment.emulator.rtp.RtcpReader;
import io.quarkiverse.cloudflare.deployment.emulator.rtp.RtpPacket;

/** Keeps what a session sends. */
final class RecordedOutput implements PacketOutput {

    final List<byte[]> rtp = new ArrayList<>();
    final List<byte[]> rtcp = new ArrayList<>();

    @Override
    public void rtp(byte[] packet, int length) {
        rtp.add(sent(packet, length));
    }

    @Override
    public void rtcp(byte[] compound, int length) {
        rtcp.add(sent(compound, length));
    }

    /** Overwrites the array, as encryption in place does. */
    private static byte[] sent(byte[] packet, int length) {
        byte[] copy = Arrays.copyOf(packet, length);
        Arrays.fill(packet, 1, length + ROOM, (byte) 0x55);
        return copy;
    }

    RtpPacket packet(int index) {
        RtpPacket packet = new RtpPacket();
        if (!packet.wrap(rtp.get(index), rtp.get(index).length)) {
            throw new AssertionError("No RTP packet: " + HexFormat.of().formatHex(rtp.get(index)));
        }
        return packet;
    }

    List<Integer> sequences() {
        List<Integer> sequences = new ArrayList<>();
        for (int i = 0; i < rtp.size(); i++) {
            sequences.add(packet(i).sequence() - packet(0).sequence() & 0xffff);
        }
        return sequences;
    }

    /** What each payload says in its last byte. */
    List<Integer> marks() {
        return rtp.stream().map(packet -> packet[packet.length - 1] & 0xff).toList();
    }

    /** Every packet of a kind, each in a reader of its own. */
    List<RtcpReader> all(RtcpKind kind) {
        List<RtcpReader> found = new ArrayList<>();
        for (byte[] compound : rtcp) {
            for (int skipped = 0;; skipped++) {
                RtcpReader reader = new RtcpReader();
                reader.wrap(compound, compound.length);
                boolean more = reader.next();
                for (int i = 0; i < skipped && more; i++) {
                    more = reader.next();
                }
                if (!more) {
                    break;
                }
                if (reader.kind() == kind) {
                    found.add(reader);
                }
            }
        }
        return found;
    }

    void clear() {
        rtp.clear();
        rtcp.clear();
    }
}
