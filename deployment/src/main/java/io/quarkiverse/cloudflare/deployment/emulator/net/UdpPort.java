package io.quarkiverse.cloudflare.deployment.emulator.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.concurrent.atomic.LongAdder;

import org.jboss.logging.Logger;

/**
 * A bound UDP port. Thread-safe.
 * <p>
 * Nobody may interrupt a thread that is in here.
 */
public final class UdpPort implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(UdpPort.class);
    // Key frames of several publishers at once; the kernel may give less.
    private static final int SOCKET_BUFFER = 4 << 20;

    private final DatagramChannel channel;
    private final InetSocketAddress address;
    private final PacketHandler handler;
    private final LongAdder unsent = new LongAdder();

    private final Selector selector;

    private UdpPort(DatagramChannel channel, Selector selector, PacketHandler handler) throws IOException {
        this.channel = channel;
        this.selector = selector;
        this.address = (InetSocketAddress) channel.getLocalAddress();
        this.handler = handler;
    }

    static UdpPort open(Selector selector, InetSocketAddress local, PacketHandler handler) throws IOException {
        DatagramChannel channel = DatagramChannel.open();
        try {
            channel.setOption(StandardSocketOptions.SO_RCVBUF, SOCKET_BUFFER);
            channel.setOption(StandardSocketOptions.SO_SNDBUF, SOCKET_BUFFER);
            channel.configureBlocking(false);
            channel.bind(local);
            UdpPort port = new UdpPort(channel, selector, handler);
            channel.register(selector, SelectionKey.OP_READ, port);
            selector.wakeup();
            return port;
        } catch (IOException | RuntimeException failure) {
            channel.close();
            throw failure;
        }
    }

    DatagramChannel channel() {
        return channel;
    }

    /**
     * @return where it is bound, with the port that was given to it
     */
    public InetSocketAddress address() {
        return address;
    }

    /**
     * Sends a datagram. It is dropped and counted if the socket's buffer is full, if there is no way to the address, or if the
     * port is closed.
     */
    public void send(InetSocketAddress to, byte[] data, int offset, int length) {
        try {
            if (channel.send(ByteBuffer.wrap(data, offset, length), to) == 0) {
                unsent.increment();
            }
        } catch (IOException | RuntimeException failure) {
            unsent.increment();
            LOG.debugf("A datagram of %d bytes was not sent: %s", length, failure);
        }
    }

    /**
     * @return how many datagrams were dropped on the way out
     */
    public long unsent() {
        return unsent.sum();
    }

    /** Only on the media loop. */
    void deliver(InetSocketAddress from, byte[] buffer, int length) {
        handler.packet(this, from, buffer, length);
    }

    @Override
    public void close() {
        try {
            channel.close();
            // The socket is released when the selector takes note of it.
            selector.wakeup();
        } catch (IOException failure) {
            LOG.debugf("The port %d was not closed: %s", address.getPort(), failure);
        }
    }
}
