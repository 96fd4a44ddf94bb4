package io.quarkiverse.cloudflare.deployment.emulator.turn;

import java.io.IOException;
import java.net.BindException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/**
 * Asks a server for a binding (RFC 8489) until it answers. Not thread-safe.
 */
final class StunProbe {

    private static final int HEADER_BYTES = 20;
    private static final int TRANSACTION = 4;
    private static final short BINDING_REQUEST = 0x0001;
    private static final short BINDING_RESPONSE = 0x0101;
    private static final int MAGIC_COOKIE = 0x2112A442;
    private static final int INTERVAL_MILLIS = 50;

    private final InetSocketAddress server;
    private final byte[] request = new byte[HEADER_BYTES];

    StunProbe(TurnEndpoint endpoint, RandomGenerator random) {
        server = new InetSocketAddress(endpoint.host(), endpoint.port());
        random.nextBytes(request);
        ByteBuffer.wrap(request).putShort(BINDING_REQUEST).putShort((short) 0).putInt(MAGIC_COOKIE);
    }

    /**
     * @param alive whether it makes sense to wait on
     * @throws IOException if it did not answer
     */
    void await(Duration patience, BooleanSupplier alive) throws IOException {
        try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(server.getAddress(), 0))) {
            socket.setSoTimeout(INTERVAL_MILLIS);
            long tries = patience.toMillis() / INTERVAL_MILLIS;
            for (long i = 0; i < tries && alive.getAsBoolean(); i++) {
                socket.send(new DatagramPacket(request, request.length, server));
                if (answered(socket)) {
                    return;
                }
            }
        }
        throw new IOException("no answer");
    }

    private boolean answered(DatagramSocket socket) throws IOException {
        DatagramPacket answer = new DatagramPacket(new byte[1500], 1500);
        try {
            socket.receive(answer);
        } catch (SocketTimeoutException e) {
            return false;
        }
        byte[] data = answer.getData();
        return answer.getLength() >= HEADER_BYTES && ByteBuffer.wrap(data).getShort() == BINDING_RESPONSE
                && Arrays.equals(data, TRANSACTION, HEADER_BYTES, request, TRANSACTION, HEADER_BYTES);
    }

    /** @return a port that is free for UDP and TCP now */
    static int freePort(InetAddress host) throws IOException {
        while (true) {
            try (DatagramSocket udp = new DatagramSocket(new InetSocketAddress(host, 0));
                    ServerSocket tcp = new ServerSocket()) {
                tcp.bind(udp.getLocalSocketAddress());
                return udp.getLocalPort();
            } catch (BindException taken) {
                // By TCP: the next one.
                continue;
            }
        }
    }
}
