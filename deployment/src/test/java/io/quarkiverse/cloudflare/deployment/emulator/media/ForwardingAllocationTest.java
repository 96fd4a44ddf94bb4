package io.quarkiverse.cloudflare.deployment.emulator.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;

import com.sun.management.ThreadMXBean;

class ForwardingAllocationTest {

    private static final int FROM = 0x11111111;
    private static final int SUBSCRIBERS = 3;
    private static final int PACKETS = 20_000;
    // The clock makes an object or two; a copy of the packet would be twenty times as much.
    private static final long BYTES_PER_PACKET = 100;

    private final Studio studio = new Studio();
    private final byte[] packet = Arrays.copyOf(Packet.key(FROM, 1).numbered(1).picture(1).bytes(), 1_150);
    private long sent;

    @Test
    void forwardsToManyWithoutNewArrays() {
        IncomingTrack track = studio.video(FROM);
        for (int i = 0; i < SUBSCRIBERS; i++) {
            SessionMedia subscriber = new SessionMedia(counting(), studio.timers, new Random(i));
            subscriber.connected();
            subscriber.send(Studio.pull(i), track);
        }
        forward(PACKETS);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        forward(PACKETS);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(sent).isEqualTo(2L * PACKETS * SUBSCRIBERS);
        assertThat(allocated).isLessThan(PACKETS * BYTES_PER_PACKET);
    }

    private PacketOutput counting() {
        return new PacketOutput() {
            @Override
            public void rtp(byte[] bytes, int length) {
                sent++;
            }

            @Override
            public void rtcp(byte[] compound, int length) {
            }
        };
    }

    private void forward(int count) {
        for (int i = 0; i < count; i++) {
            int sequence = ((packet[2] & 0xff) << 8 | packet[3] & 0xff) + 1;
            packet[2] = (byte) (sequence >> 8);
            packet[3] = (byte) sequence;
            studio.publisher.rtp(packet, packet.length);
        }
    }
}
