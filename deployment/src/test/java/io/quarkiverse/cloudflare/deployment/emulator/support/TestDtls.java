package io.quarkiverse.cloudflare.deployment.emulator.support;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

import org.bouncycastle.tls.DTLSClientProtocol;
import org.bouncycastle.tls.DTLSTransport;
import org.bouncycastle.tls.DatagramTransport;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;

import io.quarkiverse.cloudflare.calls.SdpFingerprint;
import io.quarkiverse.cloudflare.deployment.emulator.dtls.DtlsEvents;

/**
 * The active side of a DTLS connection, on a thread of its own. Thread-safe. Its events come as those of the server do.
 */
final class TestDtls implements AutoCloseable {

    private static final int RECEIVE_LIMIT = 1500;
    private static final int SEND_LIMIT = 1200;
    private static final int WAIT_MILLIS = 200;
    private static final long CLOSING_MILLIS = 5000;
    private static final byte[] END = {};

    private final Executor loop;
    private final DtlsEvents events;
    private final DtlsClientSide client;
    private final BlockingQueue<byte[]> arrived = new LinkedBlockingQueue<>();
    private volatile DTLSTransport connection;
    private volatile boolean closed;
    private final Thread thread = new Thread(this::run, "test-dtls");

    TestDtls(TestCertificate own, List<SdpFingerprint> expected, Executor loop, DtlsEvents events) {
        this.loop = loop;
        this.events = events;
        this.client = new DtlsClientSide(new BcTlsCrypto(new SecureRandom()), own, expected);
    }

    void start() {
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        try {
            connection = new DTLSClientProtocol().connect(client, new Datagrams());
            loop.execute(() -> events.connected(client.keys()));
            byte[] buffer = new byte[RECEIVE_LIMIT];
            while (!closed && !client.closed()) {
                int length = connection.receive(buffer, 0, buffer.length, WAIT_MILLIS);
                if (length > 0) {
                    byte[] data = Arrays.copyOf(buffer, length);
                    loop.execute(() -> events.data(data, data.length));
                }
            }
            connection.close();
            if (!closed) {
                loop.execute(events::closed);
            }
        } catch (IOException | RejectedExecutionException failure) {
            end(String.valueOf(failure));
        }
    }

    private void end(String reason) {
        if (!closed) {
            loop.execute(() -> events.failed(reason));
        }
    }

    void receive(byte[] packet, int length) {
        arrived.add(Arrays.copyOf(packet, length));
    }

    /** Application data. */
    void send(byte[] data, int length) {
        DTLSTransport open = connection;
        if (open != null && !closed) {
            try {
                open.send(data, 0, length);
            } catch (IOException failure) {
                events.failed(String.valueOf(failure));
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        arrived.add(END);
        try {
            thread.join(CLOSING_MILLIS);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }

    /** Below the connection. Bouncy Castle closes it when the server closes. */
    private final class Datagrams implements DatagramTransport {

        @Override
        public int getReceiveLimit() {
            return RECEIVE_LIMIT;
        }

        @Override
        public int getSendLimit() {
            return SEND_LIMIT;
        }

        @Override
        public int receive(byte[] buffer, int offset, int length, int waitMillis) throws IOException {
            try {
                byte[] packet = arrived.poll(waitMillis == 0 ? WAIT_MILLIS : waitMillis, TimeUnit.MILLISECONDS);
                if (closed && connection == null) {
                    throw new IOException("The peer was closed during the handshake");
                }
                if (packet == null || packet.length == 0) {
                    return -1;
                }
                int taken = Math.min(length, packet.length);
                System.arraycopy(packet, 0, buffer, offset, taken);
                return taken;
            } catch (InterruptedException interruption) {
                throw new IOException(interruption);
            }
        }

        @Override
        public void send(byte[] packet, int offset, int length) {
            events.transmit(packet, offset, length);
        }

        @Override
        public void close() {
            // The port is the owner's.
        }
    }
}
