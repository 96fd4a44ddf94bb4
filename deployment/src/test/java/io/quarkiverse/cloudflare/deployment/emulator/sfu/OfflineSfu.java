package io.quarkiverse.cloudflare.deployment.emulator.sfu;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import io.quarkiverse.cloudflare.support.MovableTimers;

/**
 * The real SFU without a network, for tests that send it requests from elsewhere: every session connects when it is told to,
 * and
 * media comes from all of them. Not thread-safe: one request at a time.
 */
public final class OfflineSfu {

    private final MovableTimers timers;
    private final List<TestConnection> connections = new ArrayList<>();
    private final LocalSfu sfu;
    private int sequence;

    public OfflineSfu(MovableTimers timers) {
        this.timers = timers;
        sfu = new LocalSfu(Runnable::run,
                new Sessions(timers, new OfflineConnections(connections, timers), SfuSettings.DEFAULT, new Random(7)));
    }

    public Sfu sfu() {
        return sfu;
    }

    /** Connects all peers whose certificate is known. */
    public void connect() {
        connections.forEach(TestConnection::connect);
    }

    /** Every peer sends a packet of a section, whether it has one or not. */
    public void send(String mid, int payloadType, Optional<String> rid) {
        for (int i = 0; i < connections.size(); i++) {
            int ssrc = (mid + rid.orElse("")).hashCode() + i;
            byte[] packet = packet(ssrc, mid, payloadType, rid);
            connections.get(i).receive(packet);
        }
    }

    private byte[] packet(int ssrc, String mid, int payloadType, Optional<String> rid) {
        ByteBuffer extensions = ByteBuffer.allocate(32);
        extension(extensions, ClientSdp.MID_ID, mid);
        rid.ifPresent(text -> extension(extensions, ClientSdp.RID_ID, text));
        ByteBuffer packet = ByteBuffer.allocate(64);
        packet.put((byte) 0x90).put((byte) payloadType).putShort((short) sequence++).putInt(0).putInt(ssrc);
        packet.putShort((short) 0xBEDE).putShort((short) (extensions.capacity() / 4)).put(extensions.array());
        return packet.put((byte) 0x10).put((byte) 0).array();
    }

    private static void extension(ByteBuffer extensions, int id, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        extensions.put((byte) (id << 4 | bytes.length - 1)).put(bytes);
    }
}
