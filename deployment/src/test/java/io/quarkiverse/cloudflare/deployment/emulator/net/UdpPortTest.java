package io.quarkiverse.cloudflare.deployment.emulator.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class UdpPortTest {

    private static final InetSocketAddress ANY = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    private final MediaLoop loop = MediaLoop.start();

    @AfterEach
    void close() {
        loop.close();
    }

    @Test
    void receivesWhatIsSent() throws Exception {
        BlockingQueue<byte[]> received = new LinkedBlockingQueue<>();
        List<InetSocketAddress> senders = Collections.synchronizedList(new ArrayList<>());
        UdpPort one = loop.bind(ANY, (port, from, buffer, length) -> {
            senders.add(from);
            received.add(Arrays.copyOf(buffer, length));
        });
        UdpPort other = loop.bind(ANY, (port, from, buffer, length) -> port.send(from, buffer, 0, length));

        for (int value = 0; value < 300; value++) {
            byte[] packet = { 0, (byte) value, 2, 3 };
            one.send(other.address(), packet, 1, 3);
            assertThat(received.take()).containsExactly((byte) value, 2, 3);
        }
        assertThat(senders).containsOnly(other.address());
        assertThat(one.unsent()).isZero();
    }

    @Test
    void releasesAClosedPortAlthoughItIsIdle() throws Exception {
        UdpPort port = loop.bind(ANY, (to, from, buffer, length) -> {
        });
        port.close();
        // The loop wakes up once, and lets go of the socket before it sleeps again.
        loop.call(() -> 0).get();
        loop.call(() -> 0).get();

        loop.bind(port.address(), (to, from, buffer, length) -> {
        }).close();
    }

    @Test
    void sendsFromManyThreads() throws Exception {
        CountDownLatch arrived = new CountDownLatch(400);
        UdpPort target = loop.bind(ANY, (to, from, buffer, length) -> arrived.countDown());
        UdpPort port = loop.bind(ANY, (to, from, buffer, length) -> {
        });
        List<Thread> threads = new ArrayList<>();
        for (int count = 0; count < 4; count++) {
            threads.add(new Thread(() -> {
                for (int packet = 0; packet < 100; packet++) {
                    port.send(target.address(), new byte[10], 0, 10);
                }
            }));
        }
        threads.forEach(Thread::start);
        assertThat(arrived.await(20, TimeUnit.SECONDS)).isTrue();
    }
}
